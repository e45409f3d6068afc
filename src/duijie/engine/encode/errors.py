"""What can be wrong with an encoder."""

from typing import ClassVar

from duijie.kernel.errors import DomainError, Kind


class UnreadableEncoder(DomainError):
    """The folder holds no encoder that can be opened."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "encode.unreadable"


class TransformersMissing(DomainError):
    """A sentence-transformers model was asked for, but the extra is not installed."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "encode.transformers_missing"


class TrainingDataMissing(DomainError):
    """The folder of training data lacks a file the training reads."""

    kind: ClassVar[Kind] = Kind.NOT_FOUND
    code: ClassVar[str] = "encode.training_data_missing"


class TorchMissing(DomainError):
    """Training was asked for, but the extra is not installed."""

    kind: ClassVar[Kind] = Kind.UNAVAILABLE
    code: ClassVar[str] = "encode.torch_missing"
