package dev.showdown.support;

import java.util.List;

import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import static org.assertj.core.api.Assertions.assertThat;

/// What came back: status, headers, and the page that a person reads.
public final class Page {

    private final String address;
    private final Response response;
    private Document document;

    Page(String address, Response response) {
        this.address = address;
        this.response = response;
    }

    public String address() {
        return address;
    }

    public int status() {
        return response.statusCode();
    }

    public Response response() {
        return response;
    }

    /// A header; empty when it is not there.
    public String header(String name) {
        String value = response.header(name);
        return value == null ? "" : value;
    }

    public String location() {
        return header("Location");
    }

    public String source() {
        return response.asString();
    }

    public Document document() {
        if (document == null) {
            document = Jsoup.parse(source(), Server.BASE + address);
        }
        return document;
    }

    public String title() {
        return document().title();
    }

    public String heading() {
        return document().select("h1").text();
    }

    public String text() {
        return document().body().text();
    }

    public List<String> texts(String selector) {
        return document().select(selector).eachText();
    }

    public Element one(String selector) {
        assertThat(document().select(selector)).as(selector + " in " + address).hasSize(1);
        return document().selectFirst(selector);
    }

    /// The page's one form, besides those that restore an earlier answer, put the assessment away or duplicate it.
    public PageForm form() {
        return form("form:not([action*=/former/], [action$=/copy], [action$=/archive], [action$=/archive/removal])");
    }

    /// The form that this selects, or that holds what it selects.
    public PageForm form(String selector) {
        Element found = one(selector);
        Element form = found.is("form") ? found : found.closest("form");
        return PageForm.of(path(), (FormElement) form);
    }

    /// Where a form without an action goes.
    private String path() {
        return address;
    }

    public Page expect(int status) {
        assertThat(status()).as(address + "\n" + source()).isEqualTo(status);
        if (header("Content-Type") != null && header("Content-Type").startsWith("text/html")) {
            assertThat(header("Content-Type")).as(address).isEqualToIgnoringCase("text/html;charset=UTF-8");
        }
        return this;
    }

    /// A page that a person can read, saying what went wrong.
    public Page expectError(int status) {
        expect(status);
        assertThat(header("Content-Type")).startsWith("text/html");
        assertThat(heading()).isNotBlank();
        return this;
    }
}
