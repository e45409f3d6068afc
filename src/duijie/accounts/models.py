"""A person's account and what they agreed to."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from duijie.accounts.types import Consent as ConsentKind
from duijie.accounts.types import ExportStage
from duijie.foundation.models import Record
from duijie.kernel import clock
from duijie.kernel.language import Language

CHINA = clock.BUSINESS_ZONE.key
LANGUAGES = [(Language.ZH.value, "中文"), (Language.EN.value, "English")]


class Users(BaseUserManager["User"]):
    """How Django and allauth make accounts."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":  # noqa: ANN401
        """Make an account; without a password it cannot sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of an address, capitals or not."""
        return self.get(email__iexact=username)


class User(Record, AbstractBaseUser, PermissionsMixin):
    """A person who can sign in; the e-mail address is the name."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    display_name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=LANGUAGES, default=Language.ZH.value
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default=CHINA)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_operator = models.BooleanField(
        _("operator"), default=False, help_text=_("Runs this node: may see and change everything.")
    )
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_is_unique",
                violation_error_message=_("There is an account with this address already."),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.email

    @property
    def is_staff(self) -> bool:
        """Whether Django's own administration lets the person in."""
        return self.is_operator


class Consent(Record):
    """That a person agreed to a text, or took it back; only ever added."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(
        _("kind"), max_length=20, choices=[(one.value, one.value) for one in ConsentKind]
    )
    text_version = models.CharField(_("version of the text"), max_length=20)
    given = models.BooleanField(_("agreed"))
    at = models.DateTimeField(_("when"), default=clock.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.text_version}: {self.given}"


class Export(Record):
    """All that the node knows of a person, as a file that they asked for."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="exports")
    stage = models.CharField(
        max_length=8,
        choices=[(one.value, one.value) for one in ExportStage],
        default=ExportStage.WAITING.value,
    )
    file = models.FileField(upload_to="exports", blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                name="export_waits_once",
                fields=["user"],
                condition=models.Q(stage=ExportStage.WAITING.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.stage}"
