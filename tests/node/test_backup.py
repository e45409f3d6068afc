"""A backup holds everything, and fills another node with it."""

import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.node.running import duijie, running_node

from duijie.node import places
from duijie.node.embedded import serving


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder for a node, another one, and backups."""
    with tempfile.TemporaryDirectory() as place:
        yield Path(place)


@pytest.fixture(scope="module")
def backup(folder: Path) -> Path:
    """A backup of a node that holds an operator and an uploaded file."""
    home, file = folder / "home", folder / "node.backup"
    with running_node(home) as node:
        upload = places.upload_folder(home) / "offers" / "picture.png"
        upload.parent.mkdir()
        upload.write_bytes(b"not really a picture")
        done = duijie(home, "backup", str(file))
        assert done.returncode == 0, done.stderr
        assert node.stop() == 0
    return file


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in the node of a folder."""
    with serving(home, keep=False) as server, server.connect() as connection:
        return connection.execute(query.encode()).fetchall()


def test_a_backup_fills_an_empty_node(backup: Path, folder: Path) -> None:
    other = folder / "other"

    done = duijie(other, "restore", str(backup))

    assert done.returncode == 0, done.stderr
    for query in (
        "SELECT id, email, password FROM accounts_user",
        "SELECT * FROM foundation_auditentry ORDER BY id",
        "SELECT app, name FROM django_migrations ORDER BY app, name",
    ):
        assert rows(other, query) == rows(folder / "home", query) != []
    kept = places.upload_folder(other) / "offers" / "picture.png"
    assert kept.read_bytes() == b"not really a picture"


def test_a_restored_node_runs(backup: Path, folder: Path) -> None:
    third = folder / "third"
    duijie(third, "restore", str(backup))

    with running_node(third) as node:
        assert node.ask("readyz") == 200


def test_a_backup_is_for_its_owner_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_overwrites_nothing(backup: Path, folder: Path) -> None:
    done = duijie(folder / "home", "backup", str(backup))

    assert done.returncode == 3
    assert "choose another name" in done.stderr


def test_a_node_that_holds_accounts_is_not_replaced_unasked(backup: Path, folder: Path) -> None:
    home = folder / "home"

    assert duijie(home, "restore", str(backup)).returncode == 3
    assert duijie(home, "restore", str(backup), "--replace").returncode == 0


def changed(backup: Path, target: Path, **facts: object) -> Path:
    """A copy of a backup whose manifest says something else."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | facts).encode()
            new.writestr(name, content)
    return target


def test_a_backup_of_a_newer_version_is_refused(backup: Path, folder: Path) -> None:
    newer = changed(backup, folder / "newer.backup", migrations=[["accounts", "9999_later"]])

    done = duijie(folder / "home", "restore", str(newer), "--replace")

    assert done.returncode == 3
    assert "accounts.9999_later" in done.stderr


def test_a_damaged_backup_changes_nothing(backup: Path, folder: Path) -> None:
    damaged = folder / "damaged.backup"
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 0xFF
    damaged.write_bytes(content)
    before = rows(folder / "home", "SELECT email FROM accounts_user")

    done = duijie(folder / "home", "restore", str(damaged), "--replace")

    assert done.returncode == 2
    assert rows(folder / "home", "SELECT email FROM accounts_user") == before


def test_a_restore_that_fails_half_way_leaves_what_was_there(backup: Path, folder: Path) -> None:
    torn = changed(backup, folder / "torn.backup", columns={"accounts_user": ["no_such_column"]})
    before = rows(folder / "home", "SELECT email FROM accounts_user")

    done = duijie(folder / "home", "restore", str(torn), "--replace")

    assert done.returncode != 0
    assert rows(folder / "home", "SELECT email FROM accounts_user") == before
