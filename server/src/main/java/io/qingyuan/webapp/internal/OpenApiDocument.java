package io.qingyuan.webapp.internal;

import io.qingyuan.identity.PublicRoute;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's own description, as a test wrote it. */
@RestController
class OpenApiDocument {

    @GetMapping(path = "/api/openapi.json")
    @PublicRoute(because = "the description of an open API holds no data")
    ResponseEntity<Resource> openApi() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new ClassPathResource("openapi.json"));
    }
}
