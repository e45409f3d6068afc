"""The addresses of organisations."""

from django.urls import path

from duijie.web.organisations import changing, logos, members, views

ONE = "organisations/<uuid:organisation_id>"
urlpatterns = [
    path("organisations", views.organisations, name="organisations"),
    path("organisations/new", views.register, name="organisation_register"),
    path("organisations/duplicates", views.duplicates, name="organisation_duplicates"),
    path(ONE, views.organisation, name="organisation"),
    path(f"{ONE}/change", changing.change, name="organisation_change"),
    path(f"{ONE}/logo", logos.logo, name="organisation_logo"),
    path(f"{ONE}/logo/change", logos.change_logo, name="organisation_logo_change"),
    path(f"{ONE}/stage", changing.stage, name="organisation_stage"),
    path(f"{ONE}/members", members.members, name="organisation_members"),
    path(f"{ONE}/leave", members.leave, name="organisation_leave"),
    path(f"{ONE}/members/<uuid:user_id>/role", members.change_role, name="organisation_role"),
    path(f"{ONE}/members/<uuid:user_id>/remove", members.remove, name="organisation_remove"),
    path(
        f"{ONE}/invitations/<uuid:invitation_id>/withdraw",
        members.withdraw,
        name="organisation_withdraw",
    ),
    path(f"{ONE}/verification", members.verification, name="organisation_verification"),
    path(f"{ONE}/merge", members.merge, name="organisation_merge"),
    path("verifications", members.queue, name="verification_queue"),
    path("verifications/<uuid:verification_id>", members.decide, name="verification_decide"),
    path("invitations/<str:token>", members.invitation, name="invitation"),
]
