package dev.showdown.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/// A provider that says what a test wants it to say, also what no honest one would.
public final class ForgedProvider implements QuarkusTestResourceLifecycleManager {

    public static final String CLIENT = "showdown";
    private static final String SECRET = "a-secret-that-both-of-them-know-and-nobody-else";

    private static HttpServer server;
    private static String issuer;
    private static RsaJsonWebKey key;
    private static RsaJsonWebKey strangersKey;
    private static String published;
    private static String token;
    private static int tokenStatus;
    private static String userInfo;

    @Override
    public Map<String, String> start() {
        try {
            key = key("one");
            strangersKey = key("one");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://localhost:" + server.getAddress().getPort();
        publish(key);
        serve("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
        serve("/keys", exchange -> answer(exchange, 200, published));
        serve("/token", exchange -> answer(exchange, tokenStatus, token));
        serve("/userinfo", exchange -> answer(exchange, 200, userInfo));
        server.start();
        return Map.of(
                "showdown.oidc.issuer", issuer,
                "showdown.oidc.client-id", CLIENT,
                "showdown.oidc.client-secret", SECRET);
    }

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(id);
            made.setUse("sig");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void publish(RsaJsonWebKey... known) {
        published = new JsonWebKeySet(known).toJson();
    }

    private static void serve(String path, Consumer<HttpExchange> handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.accept(exchange);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String description() {
        return JsonUtil.toJson(Map.of(
                "issuer", issuer,
                "authorization_endpoint", issuer + "/authorize",
                "token_endpoint", issuer + "/token",
                "userinfo_endpoint", issuer + "/userinfo",
                "jwks_uri", issuer + "/keys"));
    }

    public static String issuer() {
        return issuer;
    }

    /// Claims that are right in every way.
    public static Map<String, Object> claims(String subject, String nonce) {
        long now = java.time.Clock.systemUTC().instant().getEpochSecond();
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", CLIENT);
        claims.put("exp", now + 300);
        claims.put("iat", now);
        claims.put("nonce", nonce);
        claims.put("email", subject + "@example.org");
        claims.put("email_verified", true);
        claims.put("name", "Somebody");
        return claims;
    }

    /// What the provider answers to a code from now on.
    public static void says(String idToken) {
        tokenStatus = 200;
        token = JsonUtil.toJson(Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", idToken));
    }

    public static void refuses(int status, String body) {
        tokenStatus = status;
        token = body;
    }

    /// What it tells of somebody when asked with the other token.
    public static void tells(Map<String, Object> claims) {
        userInfo = JsonUtil.toJson(claims);
    }

    public static String signed(Map<String, Object> claims) {
        return signed(claims, key);
    }

    /// By somebody else, who calls the key the same.
    public static String signedByAStranger(Map<String, Object> claims) {
        return signed(claims, strangersKey);
    }

    /// With a key that it has made just now.
    public static String signedWithANewKey(Map<String, Object> claims) {
        RsaJsonWebKey fresh = key("two");
        publish(key, fresh);
        return signed(claims, fresh);
    }

    private static String signed(Map<String, Object> claims, RsaJsonWebKey with) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setKey(with.getPrivateKey());
        signature.setKeyIdHeaderValue(with.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return sealed(signature, claims);
    }

    /// With a secret that the client knows too, as if that proved anything.
    public static String signedWithTheSecret(Map<String, Object> claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setKey(new HmacKey(SECRET.getBytes(StandardCharsets.UTF_8)));
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        return sealed(signature, claims);
    }

    public static String unsigned(Map<String, Object> claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return sealed(signature, claims);
    }

    private static String sealed(JsonWebSignature signature, Map<String, Object> claims) {
        try {
            signature.setPayload(JsonUtil.toJson(claims));
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
