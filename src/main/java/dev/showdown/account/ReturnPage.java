package dev.showdown.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A page of our own that somebody comes back to once they have signed in, or none. Requests, cookies and letters name
 * it, and none of them is trusted: nothing but a path of these forms is ever a return page.
 *
 * @param path empty for none
 */
public record ReturnPage(String path) {

    public static final ReturnPage NONE = new ReturnPage("");

    private static final int LONGEST = 500;

    /** What somebody may have to sign in for. Not a character in it leads to another host, or ends a line. */
    private static final Pattern OURS =
            Pattern.compile("/(?:account|assessments|invitations|workspaces)(?:/[A-Za-z0-9_-]+(?:\\.[a-z]+)?)*"
                    + "(?:\\?[A-Za-z0-9_.~%=&+*:,@/-]*)?");

    public ReturnPage {
        if (!path.isEmpty() && !isOurs(path)) {
            throw new IllegalArgumentException("no page to return to");
        }
    }

    private static boolean isOurs(String path) {
        return path.length() <= LONGEST && OURS.matcher(path).matches();
    }

    /** What somebody named, if it will do; otherwise none, and they go on to their own work. */
    public static ReturnPage of(String named) {
        return named != null && isOurs(named) ? new ReturnPage(named) : NONE;
    }

    public boolean isNone() {
        return path.isEmpty();
    }

    /** The address of a page on the way there, which hands it on. */
    public String from(String page) {
        return isNone()
                ? page
                : page + (page.contains("?") ? "&" : "?") + "next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
