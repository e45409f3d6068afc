"""The small XML parts of a workbook, read whole and safely."""

import zipfile

from lxml import etree

from duijie.engine.formats.errors import TooLarge

# Styles and relations of the largest real workbooks are a few megabytes.
_LARGEST = 64 << 20


def tree_of(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element:
    """A part as a tree, without entities; ``name`` is the file's in a refusal."""
    size = archive.getinfo(part).file_size
    if size > _LARGEST:
        raise TooLarge(path=name, megabytes=size >> 20, limit=_LARGEST >> 20)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(part), parser)
