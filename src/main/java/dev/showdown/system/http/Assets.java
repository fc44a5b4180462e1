package dev.showdown.system.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.qute.TemplateExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** Style, script and font. Their addresses carry a hash of their content, so that browsers may keep them for good. */
@ApplicationScoped
@TemplateExtension(namespace = "asset")
public class Assets {

    private static final String STYLE = "showdown.css";
    private static final Map<String, String> TYPES = Map.of(
            STYLE,
            "text/css;charset=UTF-8",
            "showdown.js",
            "text/javascript;charset=UTF-8",
            "try.js",
            "text/javascript;charset=UTF-8",
            "icon.svg",
            "image/svg+xml",
            "source-serif-4-600.woff2",
            "font/woff2");

    private static final Map<String, Asset> BY_ADDRESS = new LinkedHashMap<>();
    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

    static {
        TYPES.keySet().stream().filter(name -> !name.equals(STYLE)).forEach(name -> add(name, content(name)));
        add(STYLE, withAddresses(content(STYLE)));
    }

    private static void add(String name, byte[] content) {
        String address = "/assets/" + hash(content) + "/" + name;
        ADDRESSES.put(name, address);
        BY_ADDRESS.put(address, new Asset(content, TYPES.get(name)));
    }

    /** The stylesheet names other assets as asset:name; their addresses take that place. */
    private static byte[] withAddresses(byte[] style) {
        String text = new String(style, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> asset : ADDRESSES.entrySet()) {
            text = text.replace("asset:" + asset.getKey(), asset.getValue());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Asset(byte[] content, String type) {}

    /** The address of an asset, for templates: {@code asset:url('showdown.css')}. */
    public static String url(String name) {
        return ADDRESSES.get(name);
    }

    void serve(@Observes Router router) {
        BY_ADDRESS.forEach((address, asset) -> router.route(address)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(routing -> routing.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                        .end(Buffer.buffer(asset.content()))));
    }

    private static byte[] content(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
