"""Addresses of servers as Django wants them: database and mail."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from duijie.config.variables import DATABASE_URL, MAIL_URL, BadVariable
from duijie.node import places

POSTGRES = frozenset({"postgres", "postgresql"})
SMTP_PORTS = {"smtp": 587, "smtps": 465}


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's description of the database: the one named, or the embedded one."""
    common = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
    if not url:
        return common | {
            "NAME": places.DATABASE,
            "USER": places.DATABASE_USER,
            "HOST": str(places.socket_folder(home)),
        }
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in POSTGRES or not name:
        raise BadVariable(DATABASE_URL.name, "…", "postgresql://user:password@host:5432/name")
    options = dict(parse_qsl(parts.query))
    return common | {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def mail(url: str) -> dict[str, Any]:
    """Django's settings for outgoing mail: a server, or a folder to look into."""
    if not url:
        return {"EMAIL_BACKEND": "duijie.site.mailbox.FolderBackend"}
    parts = urlsplit(url)
    if parts.scheme not in SMTP_PORTS or not parts.hostname:
        raise BadVariable(MAIL_URL.name, "…", "smtp://user:password@host:587")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or SMTP_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
    }
