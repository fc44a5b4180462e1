package dev.showdown.system.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.showdown.account.ReturnPage;

/** What somebody with a browser reads when something went wrong, and what they can do about it. */
final class ErrorPage {

    static final String SIGN_IN = "sign-in";

    private static final Pattern ASSESSMENT = Pattern.compile("/assessments/[0-9a-f-]{36}");

    /** Where somebody's own things are. */
    private static final List<String> OWNED = List.of("/assessments/", "/workspaces", "/account");

    private ErrorPage() {}

    @CheckedTemplate(basePath = "Errors")
    static class Templates {
        static native TemplateInstance error(View view);
    }

    /**
     * @param title of the page
     * @param detail what happened and what to do
     * @param cookieMissing whether the browser sent no cookie, which may be why
     * @param requestId to quote when asking for help; empty when it would not help
     * @param typed into the form that was not accepted
     * @param team address of the team's page, where the reveal is what is missing; else empty
     * @param signIn address of the page to sign in on, where that may be what is missing; else empty
     */
    public record View(
            String title,
            String detail,
            boolean cookieMissing,
            String requestId,
            List<Typed> typed,
            String team,
            String signIn) {}

    static String of(RoutingContext routing, BaseAddress base, int status, String code, String detail) {
        boolean cookie = Visit.SessionCookie.of(routing.request(), base) != null;
        String path = routing.request().path();
        boolean cookieMissing = status == 404 && !cookie && path.startsWith("/assessments/");
        boolean signedOut = code.equals(SIGN_IN)
                || (status == 404 || status == 403)
                        && OWNED.stream().anyMatch(path::startsWith)
                        && cookie
                        && !Visit.isKnown(routing);
        return Templates.error(new View(
                        ErrorWords.heading(status, code),
                        detail,
                        cookieMissing,
                        status >= 500 ? routing.<String>get(FirstFilter.REQUEST_ID) : "",
                        Typed.kept(routing),
                        code.equals(Errors.NOT_REVEALED) ? team(path) : "",
                        signedOut ? signIn(routing) : ""))
                .render();
    }

    /** Where to sign in; whoever only reads comes back. */
    static String signIn(RoutingContext routing) {
        ReturnPage here = isReading(routing) ? ReturnPage.of(routing.request().uri()) : ReturnPage.NONE;
        return here.from("/sign-in");
    }

    /** Whether a page was asked for, and not sent a form. */
    static boolean isReading(RoutingContext routing) {
        HttpMethod method = routing.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static String team(String path) {
        Matcher assessment = ASSESSMENT.matcher(path);
        return assessment.lookingAt() ? assessment.group() + "/team" : "";
    }
}
