// Shows the description of the API; everything comes from this node.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("api-reading");
  window.SwaggerUIBundle({
    url: place.dataset.description,
    domNode: place,
    deepLinking: true,
    docExpansion: "none",
    // A validator elsewhere would be told the address of every node.
    validatorUrl: null,
    requestInterceptor: (request) => {
      request.headers["X-CSRFToken"] = place.dataset.token;
      return request;
    },
  });
});
