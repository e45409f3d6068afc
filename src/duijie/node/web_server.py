"""The web server: gunicorn, with the application loaded before its workers are forked."""

import gc
import threading
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication

from duijie.matching.indexing.reading import warm
from duijie.matching.reasons import understood

# A worker's sign of life in a file must not wait for a slow disk.
HEARTBEAT_FOLDER = "/dev/shm"  # noqa: S108  (gunicorn makes its own file there, without a name)
GRACE_SECONDS = 10
A_QUANTITY = "10 mm"
# By then whoever started the node has seen the first page.
SETTLED_SECONDS = 3.0


class WebServer(BaseApplication):  # type: ignore[misc]
    """Gunicorn as a part of the node's process tree."""

    def __init__(self, host: str, port: int, gate: Event) -> None:
        self._gate = gate
        bound = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._chosen: dict[str, Any] = {
            "bind": [bound],
            "workers": settings.WEB_WORKERS,
            "threads": settings.WEB_THREADS,
            "worker_class": "gthread",
            # What is loaded before the fork is in memory once for all workers.
            "preload_app": True,
            "post_worker_init": read_units_beside,
            "graceful_timeout": GRACE_SECONDS,
            "timeout": 60,
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "proc_name": "duijie",
            "loglevel": "warning",
            "control_socket_disable": True,
            "worker_tmp_dir": HEARTBEAT_FOLDER if Path(HEARTBEAT_FOLDER).is_dir() else None,
            "forwarded_allow_ips": "127.0.0.1,::1",
        }
        super().__init__()

    def load_config(self) -> None:
        """Take the node's choices."""
        for name, value in self._chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401  (gunicorn asks for the application)
        """The application, with what every search needs loaded once for all workers."""
        gc.disable()
        # All pages too: the threads of a worker must not be the first to import them, at once.
        get_resolver().reverse_dict  # noqa: B018  (reading it loads every address)
        warm()
        # Tables and packed files may not be there before.
        self._gate.wait()
        application = get_wsgi_application()
        # What is there now stays: a worker that looked for garbage in it would get its own copy.
        gc.freeze()
        gc.enable()
        return application


def read_units_beside(worker: object) -> None:
    """Have the units of measure read, which takes a second, before anybody searches.

    Not before the fork, nor at once: nobody shall wait for it until the node is ready.
    """
    del worker
    reading = threading.Timer(SETTLED_SECONDS, understood, args=(A_QUANTITY,))
    reading.daemon = True
    reading.start()
