package dev.showdown.support;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;

/// Somebody with a browser of their own, and a note of everything in it that should not have happened.
public final class Visitor {
    public static final String BASE = Server.BASE;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context) {
        this.context = context;
        context.onRequest(this::note);
        context.onResponse(this::note);
        context.onRequestFailed(request -> {
            if (!isLeftOpen(request)) {
                complaints.add("failed: " + request.url() + " " + request.failure());
            }
        });
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isStatusOfPage(message.text())) {
                complaints.add("console: " + message.text());
            }
        });
        context.onWebError(error -> complaints.add("script: " + error.error()));
        this.page = context.newPage();
    }

    /// A page that listens for news does so until it is left.
    private static boolean isLeftOpen(Request request) {
        return request.url().contains("/team/events?") && request.failure().contains("ERR_ABORTED");
    }

    /// Chromium also writes down the status of a refused page; that of anything else is noted as a response.
    private static boolean isStatusOfPage(String text) {
        return text.startsWith("Failed to load resource: the server responded with a status of 4");
    }

    private void note(Request request) {
        if (!request.url().startsWith("data:") && !request.url().startsWith(BASE + "/")) {
            complaints.add("foreign: " + request.url());
        }
    }

    private void note(Response response) {
        if (response.status() >= 500
                || response.status() >= 400 && !response.request().isNavigationRequest()) {
            complaints.add("status " + response.status() + ": " + response.url());
        }
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /// Requests with this browser's cookies, without a page.
    public APIRequestContext requests() {
        return context.request();
    }

    public Response open(String path) {
        return page.navigate(path.startsWith("http") ? path : BASE + path);
    }

    /// Where the page is, without the host.
    public String path() {
        URI address = URI.create(page.url());
        return address.getRawQuery() == null ? address.getPath() : address.getPath() + "?" + address.getRawQuery();
    }

    /// The assessment that the page belongs to: `/assessments/{id}`.
    public String assessment() {
        return path().replaceFirst("^(/assessments/[0-9a-f-]{36}).*", "$1");
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    void forgive() {
        complaints.clear();
    }
}
