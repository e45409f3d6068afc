"""The addresses of the pages."""

from django.conf import settings
from django.conf.urls import i18n
from django.urls import URLPattern, URLResolver, include, path

from duijie.web import appearance
from duijie.web.home import views as home
from duijie.web.look import urls as look
from duijie.web.organisations import urls as organisations
from duijie.web.registries import urls as registries

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("appearance", appearance.choose_appearance, name="appearance"),
    path("language/", include(i18n)),
    *organisations.urlpatterns,
    *registries.urlpatterns,
]
if settings.DEBUG:
    urlpatterns += look.urlpatterns
