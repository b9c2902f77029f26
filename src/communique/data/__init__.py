"""What the rules know, as YAML and TSV with a schema; read lazily, checked once, cached compiled.

YAML is for people and slow for machines: the entries of a file are validated against their type
and kept, as MessagePack, in the user's cache folder under the hash of the file's content.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

import msgspec

from communique.errors import LexiconError
from communique.version import __version__

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import yaml

T = TypeVar("T", bound=msgspec.Struct)


def entries(name: str, kind: type[T]) -> list[T]:
    """The entries of a YAML file of the package's data, or of all the YAML files of a folder.

    Args:
        name: path below ``communique/data``, a ``.yaml`` file or a folder of them.
        kind: the type of one entry; each file holds a list of them.

    Raises:
        LexiconError: an entry does not fit its type; the message names file and entry.
    """
    root = files(__name__).joinpath(name)
    paths = (
        sorted((p for p in root.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name)
        if root.is_dir()
        else [root]
    )
    return [entry for path in paths for entry in _cached(path, kind)]


def user_entries(path: Path, kind: type[T]) -> list[T]:
    """The entries of a user's own YAML file.

    Raises:
        LexiconError: the file cannot be read, or an entry does not fit its type.
    """
    try:
        return _read(path.read_bytes(), str(path), kind)
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}") from error


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a TSV file of the package's data, by the names in its header."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    reader = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: value or "" for key, value in row.items()} for row in reader]


def cache_folder() -> Path:
    """Where compiled data is kept: ``COMMUNIQUE_CACHE``, else the user's cache folder."""
    named = os.environ.get("COMMUNIQUE_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("communique", appauthor=False)


def _cached(path: Traversable, kind: type[T]) -> list[T]:
    raw = path.read_bytes()
    digest = hashlib.sha256(raw + _definition(kind)).hexdigest()[:24]
    cached = cache_folder() / f"{path.name}-{digest}.msgpack"
    try:
        return msgspec.msgpack.decode(cached.read_bytes(), type=list[kind])  # type: ignore[valid-type]
    except (OSError, msgspec.DecodeError):
        pass
    found = _read(raw, path.name, kind)
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        part = cached.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(msgspec.msgpack.encode(found))
        part.replace(cached)
    except OSError:
        pass  # A read-only home costs time, not correctness.
    return found


def _definition(kind: type[msgspec.Struct]) -> bytes:
    """What a cache entry depends on beside the file: the code that defines the entry's type."""
    source = getattr(sys.modules[kind.__module__], "__file__", None)
    try:
        code = Path(source).read_bytes() if source else b""
    except OSError:
        code = b""  # Compiled code alone: the version tells.
    return f"{__version__} {kind.__qualname__}".encode() + code


@cache
def _loader() -> type[yaml.SafeLoader]:
    """A safe YAML loader to which "on", "no" and the like are words, as in YAML 1.2."""
    import yaml

    class WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: ClassVar = {
            first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:bool"]
            for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    WordLoader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
    )
    return WordLoader


def _read(raw: bytes, name: str, kind: type[T]) -> list[T]:
    import yaml

    try:
        loaded = yaml.load(raw, Loader=_loader())
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}: not YAML: {error}") from error
    if not isinstance(loaded, list):
        raise LexiconError(f"{name}: a list of entries is expected")
    found = []
    for number, entry in enumerate(loaded, start=1):
        try:
            found.append(msgspec.convert(entry, kind))
        except msgspec.ValidationError as error:
            label = entry.get("id", number) if isinstance(entry, dict) else number
            raise LexiconError(f"{name}: entry {label}: {error}") from error
    return found
