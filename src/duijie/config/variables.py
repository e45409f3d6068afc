"""The variables of the environment: name, type, default, and what each is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

Value = TypeVar("Value")

YES: Final = frozenset({"1", "true", "yes", "on"})
NO: Final = frozenset({"0", "false", "no", "off"})


class BadVariable(SystemExit):
    """A variable holds what cannot be read; the process ends and says so."""

    def __init__(self, name: str, given: str, wanted: str) -> None:
        super().__init__(
            f"{name}={given!r} cannot be used, it must be {wanted}.\n"
            f"{name}={given!r} 无法使用，应为：{wanted}。"
        )


@dataclass(frozen=True, slots=True)
class Variable(Generic[Value]):
    """One variable of the environment."""

    name: str
    read: Callable[[str], Value]
    wanted: str
    default: str
    english: str
    chinese: str

    def of(self, environment: Mapping[str, str]) -> Value:
        """What the environment says, or the default."""
        given = environment.get(self.name, "").strip() or self.default
        try:
            return self.read(given)
        except ValueError as trouble:
            raise BadVariable(self.name, given, self.wanted) from trouble


def yes_or_no(text: str) -> bool:
    """Whether a text says yes."""
    if text.lower() in YES:
        return True
    if text.lower() in NO or not text:
        return False
    raise ValueError(text)


def words(text: str) -> tuple[str, ...]:
    """The parts of a list with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def whole_number(text: str) -> int:
    """A number without fraction, zero or more."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def log_format(text: str) -> str:
    """One of the two forms a log can have."""
    if text not in {"json", "text"}:
        raise ValueError(text)
    return text


def folder(text: str) -> Path:
    """A path, ``~`` being the home of whoever runs the node."""
    return Path(text).expanduser().absolute()


def _text(name: str, default: str, english: str, chinese: str) -> Variable[str]:
    return Variable(name, str, "text", default, english, chinese)


def _flag(name: str, default: str, english: str, chinese: str) -> Variable[bool]:
    return Variable(name, yes_or_no, "yes / no", default, english, chinese)


def _number(name: str, default: str, english: str, chinese: str) -> Variable[int]:
    return Variable(name, whole_number, "0, 1, 2, ...", default, english, chinese)


def _list(name: str, default: str, english: str, chinese: str) -> Variable[tuple[str, ...]]:
    return Variable(name, words, "a, b, c", default, english, chinese)


HOME = Variable(
    "DUIJIE_HOME",
    folder,
    "a folder",
    "~/.local/share/duijie",
    "Folder that holds everything of the node: database, uploads, index, secret key.",
    "节点的全部内容所在的文件夹：数据库、上传文件、索引、密钥。",
)
DATABASE_URL = _text(
    "DUIJIE_DATABASE_URL",
    "",
    "An external PostgreSQL (15 or newer), postgresql://user:password@host/name; "
    "empty: the embedded one.",
    "外部 PostgreSQL（15 或更高版本），postgresql://用户:密码@主机/库名；留空则用内置数据库。",
)
SECRET_KEY = _text(
    "DUIJIE_SECRET_KEY",
    "",
    "Secret that signs sessions and links; empty: made once and kept in the home folder.",
    "用于会话和链接签名的密钥；留空则自动生成并保存在节点文件夹中。",
)
HOSTS = _list(
    "DUIJIE_HOSTS",
    "",
    "Names under which the node may be reached, beside this machine's own.",
    "除本机外，允许访问本节点的主机名。",
)
ADDRESS = _text(
    "DUIJIE_ADDRESS",
    "http://localhost:8000",
    "The node's public address, used in mails.",
    "节点的公开网址，用于邮件中的链接。",
)
HTTPS = _flag(
    "DUIJIE_HTTPS",
    "no",
    "Yes when readers reach the node by https: secure cookies and redirects.",
    "通过 https 访问时填 yes：启用安全 Cookie 和跳转。",
)
HSTS_SECONDS = _number(
    "DUIJIE_HSTS_SECONDS",
    "0",
    "How long browsers shall insist on https; only after https is known to work.",
    "浏览器强制使用 https 的秒数；确认 https 正常后再启用。",
)
BEHIND_PROXIES = _number(
    "DUIJIE_BEHIND_PROXIES",
    "0",
    "How many reverse proxies stand in front; their headers are believed.",
    "前面有几层反向代理；只采信这几层代理的请求头。",
)
DEMO = _flag(
    "DUIJIE_DEMO",
    "no",
    "Yes marks every page as demonstration.",
    "填 yes 则每个页面都标明为演示。",
)
DEBUG = _flag(
    "DUIJIE_DEBUG",
    "no",
    "Yes shows errors in full; only at a developer's desk.",
    "填 yes 则完整显示错误；仅供开发使用。",
)
LANGUAGE = _text(
    "DUIJIE_LANGUAGE",
    "zh-hans",
    "Language for readers who have not chosen: zh-hans or en.",
    "读者未选择时的语言：zh-hans 或 en。",
)
MAIL_URL = _text(
    "DUIJIE_MAIL_URL",
    "",
    "Mail server, smtp://user:password@host:587 (or smtps://); empty: mails go to a folder.",
    "邮件服务器，smtp://用户:密码@主机:587（或 smtps://）；留空则邮件存入文件夹。",
)
MAIL_FROM = _text(
    "DUIJIE_MAIL_FROM",
    "duijie@localhost",
    "Sender of the node's mails.",
    "本节点邮件的发件人。",
)
WEB_WORKERS = _number(
    "DUIJIE_WEB_WORKERS",
    "3",
    "Web processes.",
    "网页服务进程数。",
)
WEB_THREADS = _number(
    "DUIJIE_WEB_THREADS",
    "2",
    "Requests that one web process answers at once.",
    "每个网页服务进程同时处理的请求数。",
)
JOB_WORKERS = _number(
    "DUIJIE_JOB_WORKERS",
    "2",
    "Background jobs done at once.",
    "同时执行的后台任务数。",
)
WEBHOOKS_PRIVATE = _flag(
    "DUIJIE_WEBHOOKS_PRIVATE",
    "no",
    "Yes lets webhooks reach private networks and plain http; only where all accounts are trusted.",
    "填 yes 则允许 Webhook 访问内部网络和 http；仅限账号全部可信的节点。",
)
PACE_SEARCH = _number(
    "DUIJIE_PACE_SEARCH",
    "120",
    "Searches a minute for one reader, counted by each web process; 0: no limit.",
    "每位读者每分钟的检索次数上限，由各网页服务进程分别计数；0 表示不限。",
)
PACE_BRIEF = _number(
    "DUIJIE_PACE_BRIEF",
    "20",
    "One-page briefs (PDF) a minute for one reader, counted likewise; 0: no limit.",
    "每位读者每分钟生成单页简介（PDF）的次数上限，计数方式同上；0 表示不限。",
)
PACE_UPLOAD = _number(
    "DUIJIE_PACE_UPLOAD",
    "30",
    "Uploads a minute for one reader, counted likewise; 0: no limit.",
    "每位读者每分钟上传文件的次数上限，计数方式同上；0 表示不限。",
)
PACE_API = _number(
    "DUIJIE_PACE_API",
    "600",
    "Other reads over the API a minute for one caller, counted likewise; 0: no limit.",
    "每个调用方每分钟通过 API 读取的次数上限（检索与简介除外），计数方式同上；0 表示不限。",
)
METRICS_TOKEN = _text(
    "DUIJIE_METRICS_TOKEN",
    "",
    "Token that opens /metrics; empty: only this machine may read it.",
    "读取 /metrics 的令牌；留空则仅本机可读。",
)
LOG_FORMAT = Variable(
    "DUIJIE_LOG_FORMAT",
    log_format,
    "json / text",
    "text",
    "Form of the log: json for machines, text for people.",
    "日志格式：json 供程序读取，text 供人阅读。",
)
OIDC_URL = _text(
    "DUIJIE_OIDC_URL",
    "",
    "Address of an OpenID Connect provider for single sign-on; empty: none.",
    "单点登录（OpenID Connect）服务地址；留空则不启用。",
)
OIDC_NAME = _text(
    "DUIJIE_OIDC_NAME",
    "SSO",
    "What the single sign-on is called on the sign-in page.",
    "登录页上单点登录的名称。",
)
OIDC_CLIENT = _text(
    "DUIJIE_OIDC_CLIENT",
    "",
    "The node's client id at the provider.",
    "本节点在单点登录服务中的客户端编号。",
)
OIDC_SECRET = _text(
    "DUIJIE_OIDC_SECRET",
    "",
    "The node's client secret at the provider.",
    "本节点在单点登录服务中的客户端密钥。",
)

VARIABLES: Final = tuple(one for one in list(globals().values()) if isinstance(one, Variable))
