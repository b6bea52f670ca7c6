"""The metadata of a dataset card: the YAML that the Hub and `datasets` read at its head."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

_LICENCES = frozenset(
    {
        "afl-3.0",
        "agpl-3.0",
        "apache-2.0",
        "artistic-2.0",
        "bsd",
        "bsd-2-clause",
        "bsd-3-clause",
        "bsd-3-clause-clear",
        "bsl-1.0",
        "cc0-1.0",
        "cc-by-2.0",
        "cc-by-2.5",
        "cc-by-3.0",
        "cc-by-4.0",
        "cc-by-sa-3.0",
        "cc-by-sa-4.0",
        "cc-by-nc-2.0",
        "cc-by-nc-3.0",
        "cc-by-nc-4.0",
        "cc-by-nd-4.0",
        "cc-by-nc-nd-3.0",
        "cc-by-nc-nd-4.0",
        "cc-by-nc-sa-2.0",
        "cc-by-nc-sa-3.0",
        "cc-by-nc-sa-4.0",
        "cdla-permissive-1.0",
        "cdla-permissive-2.0",
        "cdla-sharing-1.0",
        "ecl-2.0",
        "epl-1.0",
        "epl-2.0",
        "eupl-1.1",
        "eupl-1.2",
        "gfdl",
        "gpl",
        "gpl-2.0",
        "gpl-3.0",
        "isc",
        "lgpl",
        "lgpl-2.1",
        "lgpl-3.0",
        "lppl-1.3c",
        "mit",
        "mpl-2.0",
        "ms-pl",
        "ncsa",
        "odbl",
        "odc-by",
        "ofl-1.1",
        "osl-3.0",
        "pddl",
        "postgresql",
        "unlicense",
        "wtfpl",
        "zlib",
        "unknown",
    }
)
"""The Hub's own names that may stand for a licence of ours; any other is ``other``."""
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"))
_LARGER = "10M<n<100M"


def licence_ids(licences: Iterable[str]) -> list[str]:
    """The Hub's names for SPDX expressions, in order, each once."""
    return sorted({_licence_id(licence) for licence in licences})


def _licence_id(licence: str) -> str:
    name = re.sub(r"-(only|or-later)$|\+$", "", licence.strip().lower())
    return name if name in _LICENCES else "other"


def size_category(rows: int) -> str:
    """The Hub's name for a number of rows."""
    return next((name for most, name in _SIZES if rows < most), _LARGER)


def features(schema: pa.Schema) -> list[dict[str, object]]:
    """An Arrow schema as `datasets` writes it in YAML."""
    return [_feature(field.name, field.type) for field in schema]


def _feature(name: str, kind: pa.DataType) -> dict[str, object]:
    if pa.types.is_list(kind):
        return {"name": name, "list": [_feature(field.name, field.type) for field in kind.value_type]}
    return {"name": name, "dtype": str(kind)}


def yaml(data: Mapping[str, object]) -> str:
    """Plain data as a YAML block; every text is quoted, so that none is taken for something else."""
    return "".join(f"{line}\n" for line in _lines(data))


def _lines(data: object) -> Iterator[str]:
    if isinstance(data, Mapping):
        for name, value in data.items():
            if isinstance(value, Mapping | list) and value:
                yield f"{name}:"
                yield from (f"  {line}" for line in _lines(value))
            else:
                yield f"{name}: {json.dumps(value)}"
    elif isinstance(data, list):
        for item in data:
            first, *rest = _lines(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield json.dumps(data)
