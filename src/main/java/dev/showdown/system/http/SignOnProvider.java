package dev.showdown.system.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import io.quarkus.logging.Log;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.UserInfo;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

import dev.showdown.account.Identity;
import dev.showdown.account.ReturnPage;
import dev.showdown.account.Tokens;
import dev.showdown.system.http.SignOnVisit.Begun;

/**
 * Asks the provider of an organisation who somebody is: the authorization code flow of OpenID Connect with PKCE and a
 * nonce. What comes of it is a claim, not a session: no token and no cookie of the provider's is kept.
 */
@Named("signOn")
@ApplicationScoped
public class SignOnProvider {

    public static final String BEGINNING = "/sign-in/sso";

    /** Where the provider sends people back to. */
    public static final String RETURN = BEGINNING + "/return";

    private static final List<String> OUT_OF_ORDER = List.of("server_error", "temporarily_unavailable");

    private final SignOnConfig config;
    private final BaseAddress base;
    private final TenantConfigBean tenants;
    private final HttpClient client;

    SignOnProvider(SignOnConfig config, BaseAddress base, TenantConfigBean tenants) {
        this.config = config;
        this.base = base;
        this.tenants = tenants;
        this.client =
                HttpClient.newBuilder().connectTimeout(SignOnTenant.PATIENCE).build();
    }

    /**
     * What came back in the address.
     *
     * @param issuer who says so; not every provider does
     * @param error why there is no code
     */
    public record Answer(String code, String state, String issuer, String error) {}

    public boolean isOn() {
        return config.issuer().isPresent();
    }

    /** Where on our own pages the way begins, to a page that comes after it. */
    public String beginning(ReturnPage next) {
        return next.from(BEGINNING);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What the organisation is called. */
    public String getName() {
        return config.name().filter(name -> !name.isBlank()).orElse("your organisation");
    }

    /** Where at the provider somebody says who they are. */
    public URI address(Begun begun) {
        String description = config.issuer().orElseThrow().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        if (!answers(URI.create(description))) {
            throw SignOnFailed.unavailable();
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId().orElseThrow());
        query.put("scope", "openid email profile");
        query.put("redirect_uri", base.link(RETURN));
        query.put("state", begun.state());
        query.put("nonce", begun.nonce());
        query.put("code_challenge", challenge(begun.verifier()));
        query.put("code_challenge_method", "S256");
        String page = provider().getMetadata().getAuthorizationUri();
        return URI.create(page
                + (page.contains("?") ? "&" : "?")
                + query.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** People are not sent to a page that is not there. */
    private boolean answers(URI description) {
        try {
            HttpRequest request = HttpRequest.newBuilder(description)
                    .timeout(SignOnTenant.PATIENCE)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who came back. Everything that does not fit what was begun is refused before the provider is asked anything. */
    public Identity identity(Optional<Begun> kept, Answer answer) {
        Begun begun = kept.filter(known -> answer.state() != null && Tokens.isSame(known.state(), answer.state()))
                .orElseThrow(SignOnFailed::unknown);
        if (answer.issuer() != null && !answer.issuer().equals(config.issuer().orElseThrow())) {
            throw SignOnFailed.refused();
        }
        if (answer.error() != null) {
            throw OUT_OF_ORDER.contains(answer.error()) ? SignOnFailed.unavailable() : SignOnFailed.denied();
        }
        if (answer.code() == null || answer.code().isBlank()) {
            throw SignOnFailed.unknown();
        }
        OidcProvider provider = provider();
        AuthorizationCodeTokens tokens =
                await(provider.getCodeFlowTokens(answer.code(), base.link(RETURN), begun.verifier()));
        return identity(provider, tokens, claims(provider, tokens.getIdToken(), begun.nonce()));
    }

    private OidcProvider provider() {
        return await(tenants.getStaticTenant(SignOnTenant.ID).initialize()).provider();
    }

    private static <T> T await(Uni<T> answer) {
        try {
            return answer.await().atMost(SignOnTenant.PATIENCE.multipliedBy(2));
        } catch (SignOnFailed failed) {
            throw failed;
        } catch (RuntimeException e) {
            Log.warnf("The sign-on failed: %s", e.getMessage());
            throw isRefusal(e) ? SignOnFailed.unknown() : SignOnFailed.unavailable();
        }
    }

    /** A provider that works says no in JSON, as the standard has it: the code was used, is too old, or is another's. */
    private static boolean isRefusal(RuntimeException e) {
        try {
            return e.getMessage() != null && "invalid_grant".equals(new JsonObject(e.getMessage()).getValue("error"));
        } catch (DecodeException noJson) {
            return false;
        }
    }

    /** What the token says, once its signature, issuer, audience, nonce and times are found to be right. */
    private JsonObject claims(OidcProvider provider, String token, String nonce) {
        if (token == null) {
            throw SignOnFailed.refused();
        }
        try {
            provider.verifyJwtToken(token, true, true, nonce);
        } catch (InvalidJwtException e) {
            if (!(e.getCause() instanceof UnresolvableKeyException)) {
                throw refused(e);
            }
            verifyWithNewKeys(provider, token, nonce);
        }
        JsonObject claims = new JsonObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        String client = config.clientId().orElseThrow();
        boolean shared = claims.getValue("aud") instanceof JsonArray audience && audience.size() > 1;
        if (!client.equals(claims.getValue("azp", shared ? "" : client))) {
            throw SignOnFailed.refused();
        }
        return claims;
    }

    /** The message would tell what stands in the token, and so who somebody is. */
    private static SignOnFailed refused(InvalidJwtException e) {
        Log.warnf(
                "An ID token was refused, error codes %s",
                e.getErrorDetails().stream()
                        .map(ErrorCodeValidator.Error::getErrorCode)
                        .toList());
        return SignOnFailed.refused();
    }

    /** Providers change their keys. */
    private static void verifyWithNewKeys(OidcProvider provider, String token, String nonce) {
        await(provider.refreshJwksAndVerifyJwtToken(token, true, true, nonce)
                .onFailure(InvalidJwtException.class)
                .transform(SignOnProvider::refused));
    }

    /** Some providers tell the address only when asked with the other token. */
    private Identity identity(OidcProvider provider, AuthorizationCodeTokens tokens, JsonObject claims) {
        String subject = claims.getString("sub");
        JsonObject profile = claims;
        if (!claims.containsKey("email")
                && tokens.getAccessToken() != null
                && provider.getMetadata().getUserInfoUri() != null) {
            UserInfo info = await(provider.getUserInfo(tokens.getAccessToken()));
            if (!subject.equals(info.getSubject())) {
                throw SignOnFailed.refused();
            }
            profile = new JsonObject(info.getUserInfoString());
        }
        return new Identity(
                claims.getString("iss"),
                subject,
                text(profile, "email"),
                "true".equals(String.valueOf(profile.getValue("email_verified"))),
                text(profile, "name"));
    }

    private static String text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String text ? text.strip() : "";
    }
}
