"""What Python does first where a browser runs it."""

from __future__ import annotations

import importlib
import sys
import zipfile
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

from exactrank.records import dataclass


@dataclass(frozen=True)
class LateWheel(MetaPathFinder):
    """Unpacks a wheel into a folder when a package of it is imported for the first time: most calls need none."""

    package: str
    wheel: str
    folder: str

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.package:
            return None
        sys.meta_path.remove(self)
        with zipfile.ZipFile(self.wheel) as archive:
            archive.extractall(self.folder)
        importlib.invalidate_caches()
        return PathFinder.find_spec(fullname, [self.folder])


def unpack_when_imported(package: str, wheel: str, folder: str) -> None:
    """Makes `import package` work, with the wheel in a file and the folder on the path of imports."""
    sys.meta_path.append(LateWheel(package, wheel, folder))
