"""Which encoder a folder holds."""

from pathlib import Path

from duijie.engine.encode.encoder import BuiltInEncoder, Encoder, built_in
from duijie.engine.encode.errors import UnreadableEncoder
from duijie.engine.encode.transformers import MARK, TransformersEncoder


def open_encoder(folder: Path | None = None) -> Encoder:
    """The encoder of a folder, the built-in one without a folder.

    A folder is either written by ``duijie train-encoder`` or a
    sentence-transformers model.
    """
    if folder is None:
        return built_in()
    if (folder / "encoder.json").is_file():
        return BuiltInEncoder(folder)
    if (folder / MARK).is_file():
        return TransformersEncoder(folder)
    raise UnreadableEncoder(path=folder)
