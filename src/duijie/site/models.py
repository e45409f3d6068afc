"""The settings of the node: one row."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.foundation.models import Record
from duijie.site.types import Review, SignUp


class Site(Record):
    """What operators decide about their node."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    name_zh = models.CharField(_("name in Chinese"), max_length=80, blank=True)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    welcome_zh = models.TextField(_("welcome in Chinese"), blank=True)
    welcome_en = models.TextField(_("welcome in English"), blank=True)
    languages = ArrayField(models.CharField(max_length=2))
    sender_name = models.CharField(_("name of the sender"), max_length=80, blank=True)
    sender = models.EmailField(_("address of the sender"), blank=True)
    contact = models.EmailField(_("address for questions"), blank=True)
    sign_up = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in SignUp], default=SignUp.OPEN.value
    )
    domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    review = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in Review],
        default=Review.NOBODY.value,
    )
    # Here and not in a file, so that every web server and every backup has it.
    logo = models.BinaryField(null=True, blank=True)
    logo_type = models.CharField(max_length=20, blank=True)
    logo_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("settings of the node")
        constraints = [
            models.CheckConstraint(name="site_is_the_only_one", condition=Q(only=True)),
            models.CheckConstraint(
                name="site_speaks_a_language", condition=Q(languages__len__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh or self.name_en or "Duijie"
