"""The addresses of the pages."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from duijie.web import appearance
from duijie.web.access import urls as access
from duijie.web.account import urls as account
from duijie.web.briefs import urls as briefs
from duijie.web.catalogue import urls as catalogue
from duijie.web.challenges import urls as challenges
from duijie.web.clinic import urls as clinic
from duijie.web.demo import urls as demo
from duijie.web.events import urls as events
from duijie.web.exchange import urls as exchange
from duijie.web.funnel import urls as funnel
from duijie.web.home import views as home
from duijie.web.introductions import urls as introductions
from duijie.web.look import urls as look
from duijie.web.matches import urls as matches
from duijie.web.notices import urls as notices
from duijie.web.operators import urls as operators
from duijie.web.organisations import urls as organisations
from duijie.web.outreach import urls as outreach
from duijie.web.registries import urls as registries
from duijie.web.search import urls as search

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("logo/<int:number>", home.logo, name="logo"),
    path("appearance", appearance.choose_appearance, name="appearance"),
    *account.urlpatterns,
    *access.urlpatterns,
    *notices.urlpatterns,
    *briefs.urlpatterns,
    *catalogue.urlpatterns,
    *clinic.urlpatterns,
    *challenges.urlpatterns,
    *demo.urlpatterns,
    *events.urlpatterns,
    *exchange.urlpatterns,
    *introductions.urlpatterns,
    *matches.urlpatterns,
    *funnel.urlpatterns,
    *operators.urlpatterns,
    *organisations.urlpatterns,
    *outreach.urlpatterns,
    *registries.urlpatterns,
    *search.urlpatterns,
]
if settings.DEBUG:
    urlpatterns += look.urlpatterns
