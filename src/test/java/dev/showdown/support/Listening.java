package dev.showdown.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody whose browser listens for what happens in a team.
public final class Listening implements AutoCloseable {

    private static final int PATIENCE_IN_SECONDS = 30;
    private static final String END = "(end)";

    /// One connection for each who listens, as that many browsers would have.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer all = new StringBuffer();

    private Listening(HttpRequest request) throws IOException, InterruptedException {
        response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    public static Listening to(Browser browser, String address, String lastEvent) {
        return to(Server.BASE, browser.cookies(), address, lastEvent);
    }

    public static Listening to(String base, Map<String, String> cookies, String address, String lastEvent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address))
                .header("Accept", "text/event-stream")
                .header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
        if (!lastEvent.isEmpty()) {
            request.header("Last-Event-ID", lastEvent);
        }
        try {
            return new Listening(request.build());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (var reader =
                new java.io.BufferedReader(new java.io.InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                all.append(line).append('\n');
                lines.add(line);
            }
        } catch (IOException cut) {
            all.append(cut).append('\n');
        }
        lines.add(END);
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /// Everything that was heard so far, word for word.
    public String all() {
        return all.toString();
    }

    private static long patience() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    }

    /// The next line that comes by then; null for none. What only keeps the connection open wins nobody more time.
    private String line(long until) throws InterruptedException {
        return lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /// Waits for a line that begins like this, and skips those before it.
    public String next(String beginning) {
        try {
            long until = patience();
            for (String line = line(until); line != null && !line.equals(END); line = line(until)) {
                if (line.startsWith(beginning)) {
                    return line;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("Nothing was heard that begins with " + beginning + ":\n" + all);
    }

    /// Waits until these kinds of events have come, in this order.
    public Listening hears(String... kinds) {
        for (String kind : kinds) {
            assertThat(next("data:").substring(5).strip()).isEqualTo(kind);
        }
        return this;
    }

    /// Waits until the other side ends it.
    public void ends() {
        try {
            long until = patience();
            for (String line = ""; !line.equals(END); ) {
                line = line(until);
                assertThat(line).as("the end").isNotNull();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ids of the events that were heard.
    public List<String> ids() {
        return all().lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .toList();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException closed) {
            all.append(closed).append('\n');
        }
    }
}
