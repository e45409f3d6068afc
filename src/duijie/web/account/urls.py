"""The addresses of a person's own pages."""

from django.urls import path

from duijie.web.account import views

urlpatterns = [
    path("language/setlang/", views.choose_language, name="set_language"),
    path("account", views.profile, name="account_profile"),
    path("account/notices", views.deliveries, name="account_notices"),
    path("account/consents", views.consents, name="account_consents"),
    path("account/consents/<str:kind>", views.change_consent, name="account_consent"),
    path("account/data", views.own_data, name="account_data"),
    path("account/data/<uuid:export_id>", views.download, name="account_download"),
    path("account/leave", views.leave, name="account_leave"),
]
