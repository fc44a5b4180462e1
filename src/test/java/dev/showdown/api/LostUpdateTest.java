package dev.showdown.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Parallel;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Several programs change the same thing at the same time, each on what it has read. */
@QuarkusTest
class LostUpdateTest extends ApiTest {

    private static final int CLIENTS = 8;
    private static final int EDITS = 200;

    @Test
    void no_edit_is_lost_when_everybody_says_what_they_have_seen() {
        Started started = start(java.util.Map.of("title", "0"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            Counter counter = new Counter(http, URI.create(Server.BASE + started.path()), started.key());
            List<Callable<Integer>> clients = IntStream.range(0, CLIENTS)
                    .<Callable<Integer>>mapToObj(_ -> () -> counter.raise(EDITS))
                    .toList();

            List<Integer> refused = Parallel.all(clients);

            assertThat(refused.stream().mapToInt(Integer::intValue).sum())
                    .as("edits that were refused as stale, and made again")
                    .isPositive();
        }
        with(started).get(started.path()).then().body("title", equalTo(String.valueOf(CLIENTS * EDITS)));
    }

    /** A number that is kept as a title. */
    private record Counter(HttpClient http, URI address, String key) {

        /** Raises it by one, many times; returns how often somebody else was faster. */
        int raise(int times) throws IOException, InterruptedException {
            int refused = 0;
            for (int done = 0; done < times; ) {
                HttpResponse<String> read = http.send(request().GET().build(), HttpResponse.BodyHandlers.ofString());
                String body = read.body();
                int from = body.indexOf("\"title\":\"") + 9;
                int number = Integer.parseInt(body.substring(from, body.indexOf('"', from)));
                int status = http.send(
                                request()
                                        .header(
                                                "If-Match",
                                                read.headers()
                                                        .firstValue("ETag")
                                                        .orElseThrow())
                                        .header("Content-Type", "application/merge-patch+json")
                                        .method(
                                                "PATCH",
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"title\":\"" + (number + 1) + "\"}"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                assertThat(status).isIn(200, 412);
                if (status == 200) {
                    done++;
                } else {
                    refused++;
                }
            }
            return refused;
        }

        private HttpRequest.Builder request() {
            return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + key);
        }
    }
}
