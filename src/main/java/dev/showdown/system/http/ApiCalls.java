package dev.showdown.system.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;

/** Which methods each address of the API takes, as its description says. */
@ApplicationScoped
class ApiCalls {

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;

    /** Read once: the description does not change while the program runs. */
    private final AtomicReference<List<Address>> known = new AtomicReference<>();

    ApiCalls(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    private record Address(Pattern path, boolean fixed, List<String> methods) {}

    /** In the order of the alphabet; empty for an address that leads nowhere. An address without variables goes first. */
    List<String> of(String path) {
        List<Address> matching = known.updateAndGet(found -> found == null ? read() : found).stream()
                .filter(address -> address.path().matcher(path).matches())
                .toList();
        return matching.stream()
                .filter(Address::fixed)
                .findFirst()
                .or(() -> matching.stream().findFirst())
                .map(Address::methods)
                .orElse(List.of());
    }

    private List<Address> read() {
        List<Address> addresses = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : tree().path("paths").properties()) {
            TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
            path.getValue().fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
            methods.remove("PARAMETERS");
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            String pattern = path.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            addresses.add(new Address(Pattern.compile(pattern), pattern.equals(path.getKey()), List.copyOf(methods)));
        }
        return addresses;
    }

    private JsonNode tree() {
        try {
            return json.readTree(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
