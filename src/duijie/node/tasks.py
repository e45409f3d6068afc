"""What operators ask of a node and what takes longer than a page may."""

from pathlib import Path

from duijie.foundation.jobs import job
from duijie.kernel.actors import SYSTEM
from duijie.registries import services


@job("node.load_reference", queue="slow")
def load_reference(folder: str) -> None:
    """Load every reference file of a folder. What was refused ends the job with its reason."""
    report = services.load_reference(actor=SYSTEM, folder=Path(folder))
    for refused in report.refused:
        if refused.refusal is not None:
            raise refused.refusal
