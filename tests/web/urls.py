"""The addresses of the node and the component page, which only development serves."""

from duijie.config.urls import urlpatterns as node
from duijie.web.look.urls import urlpatterns as look

urlpatterns = [*look, *node]
