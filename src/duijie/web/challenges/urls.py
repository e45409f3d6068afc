"""The addresses of challenges."""

from django.urls import path

from duijie.web.challenges import changing, holding, judging, views

ONE = "challenges/<uuid:challenge_id>"
urlpatterns = [
    path("challenges", views.challenges, name="challenges"),
    path("challenges/new", holding.make, name="challenge_make"),
    path(ONE, views.challenge, name="challenge"),
    path(f"{ONE}/desk", holding.desk, name="challenge_desk"),
    path(f"{ONE}/change", changing.change, name="challenge_change"),
    path(f"{ONE}/move", holding.move, name="challenge_move"),
    path(f"{ONE}/jurors", holding.invite, name="challenge_invite"),
    path(f"{ONE}/team", views.team, name="challenge_team"),
    path(f"{ONE}/documents/<uuid:document_id>", views.document, name="challenge_document"),
    path(f"{ONE}/jury", judging.jury, name="challenge_jury"),
    path(f"{ONE}/jury/answer", judging.answer, name="challenge_jury_answer"),
    path(f"{ONE}/jury/<uuid:team_id>/declaration", judging.declare, name="challenge_declare"),
    path(f"{ONE}/jury/<uuid:team_id>/points", judging.score, name="challenge_score"),
    path(f"{ONE}/result", holding.result, name="challenge_result"),
    path(f"{ONE}/letter.pdf", holding.letter, name="challenge_letter"),
]
