"""What all parts of a comparison are: plain data that is written as JSON and read back as it was."""

from pydantic import BaseModel, ConfigDict


class Plain(BaseModel):
    """Frozen, and strict about what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
