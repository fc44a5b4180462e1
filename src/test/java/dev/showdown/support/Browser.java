package dev.showdown.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// A browser without scripts: it keeps cookies, reads pages, and sends their forms with the hidden fields in them.
/// Two of them are two people, or two devices.
public final class Browser {

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .decoderConfig(DecoderConfig.decoderConfig().defaultContentCharset("UTF-8"));

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean refusesCookies;

    /// Sends this header with every request.
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Browser refusingCookies() {
        refusesCookies = true;
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public void forgetCookies() {
        cookies.clear();
    }

    /// One answer, without following where it leads.
    public Page get(String address) {
        return page(address, request().get(address));
    }

    public Page head(String address) {
        return page(address, request().head(address));
    }

    /// The page at the end of the way.
    public Page open(String address) {
        return follow(get(address));
    }

    public Page send(PageForm form) {
        return page(form.action(), body(form).post(form.action()));
    }

    /// Sends a form and goes where the answer leads.
    public Page sendAndFollow(PageForm form) {
        return follow(send(form));
    }

    private Page follow(Page page) {
        Page now = page;
        for (int steps = 0; now.status() == 303 && steps < 5; steps++) {
            now = get(now.location());
        }
        return now;
    }

    /// For requests that no form would make.
    public RequestSpecification request() {
        RequestSpecification request = RestAssured.given()
                .config(CONFIG)
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .headers(headers);
        return cookies.isEmpty() ? request : request.cookies(cookies);
    }

    /// A form's fields as the body of a request.
    public RequestSpecification body(PageForm form) {
        return request().contentType(FORM).body(form.encoded());
    }

    public Page page(String address, Response response) {
        if (!refusesCookies) {
            for (Cookie cookie : response.detailedCookies()) {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return new Page(address, response);
    }

    /// The names of all cookies that this browser holds.
    public List<String> cookieNames() {
        return List.copyOf(cookies.keySet());
    }
}
