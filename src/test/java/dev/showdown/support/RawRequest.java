package dev.showdown.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A request written byte by byte, as no client would write it.
public record RawRequest(String method, String target, Map<String, String> headers, byte[] body) {

    private static final int PORT = Server.PORT;

    public static RawRequest get(String target) {
        return new RawRequest("GET", target, Map.of(), new byte[0]);
    }

    /// @param status of the answer
    /// @param headers by lower-case name
    public record Answer(int status, Map<String, String> headers, String body) {}

    public Answer send() {
        try (Socket socket = new Socket("localhost", PORT)) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(head());
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (SocketException _) {
                // It was answered, and closed, before all of it was sent.
            }
            Answer answer = answer(read(socket.getInputStream()));
            ContractCheck.check(
                    Server.BASE,
                    new Contract.Answer(
                            method,
                            target.split("\\?")[0],
                            answer.status(),
                            answer.headers(),
                            answer.body().getBytes(StandardCharsets.UTF_8)));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything up to the end, however it comes.
    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8_192];
        try {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                all.write(some, 0, count);
            }
        } catch (SocketException _) {
            // What came before it counts.
        }
        return all.toByteArray();
    }

    private byte[] head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (!headers.containsKey("Host")) {
            text.append("Host: " + Server.HOST + "\r\n");
        }
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
        head.write(text.toString().getBytes(StandardCharsets.UTF_8));
        return head.toByteArray();
    }

    private static Answer answer(byte[] bytes) {
        // One character for each byte, so that lengths in bytes are lengths.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = (end < 0 ? text : text.substring(0, end)).lines().toList();
        Map<String, String> headers = new TreeMap<>();
        lines.stream().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        int status = lines.isEmpty() ? 0 : Integer.parseInt(lines.getFirst().split(" ")[1]);
        String body = end < 0 ? "" : text.substring(end + 4);
        String whole = headers.containsKey("transfer-encoding") ? joined(body) : body;
        return new Answer(
                status, headers, new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /// What came in chunks, without the lengths between them.
    private static String joined(String chunks) {
        StringBuilder all = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int start = chunks.indexOf("\r\n", at) + 2;
            int length = Integer.parseInt(chunks.substring(at, start - 2), 16);
            all.append(chunks, start, start + length);
            at = length == 0 ? chunks.length() : start + length + 2;
        }
        return all.toString();
    }
}
