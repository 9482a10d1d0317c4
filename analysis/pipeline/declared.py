"""The registry as a stage may see it: the files among its inputs; what it does not declare it cannot read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, NoReturn

from analysis.registry import Registry


class Withheld:
    """Stands for a registry file that is no input: looking into it is an error, so no result can depend on it.

    Parameters
    ----------
    name : str
        The file without ``.csv``.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def _refuse(self, *_arguments: object) -> NoReturn:
        raise RuntimeError(f"registry/{self._name}.csv is read by a stage whose inputs do not name it")

    def __getattr__(self, _attribute: str) -> NoReturn:
        self._refuse()

    __iter__ = __len__ = __contains__ = __getitem__ = __bool__ = __eq__ = _refuse
    __hash__ = object.__hash__


def declared_part(registry: Registry, names: Collection[str]) -> Registry:
    """Give the registry with only some of its files.

    Parameters
    ----------
    registry : Registry
        All of it, checked.
    names : collection of str
        Files without ``.csv``. ``schema`` and ``tables``, which say how files and tables look, always stay.

    Returns
    -------
    Registry
        The rest is :class:`Withheld`; the build would not notice a change of it.
    """
    records = {field.name for field in fields(Registry)} & set(registry.rows)
    hidden: dict[str, Any] = {name: Withheld(name) for name in registry.rows if name not in names}
    rows = MappingProxyType({**registry.rows, **hidden})
    return replace(registry, rows=rows, **{name: table for name, table in hidden.items() if name in records})
