"""What servers of either protocol send, as far as it is read: other fields are passed over."""

from pydantic import BaseModel, ConfigDict


class Wire(BaseModel):
    """Anything that comes over the wire."""

    model_config = ConfigDict(from_attributes=True, extra="ignore")


class Named(Wire):
    """A model in a listing."""

    id: str


class Listing(Wire):
    """The models that a server says it has."""

    data: tuple[Named, ...]
