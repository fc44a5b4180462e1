package dev.showdown.system.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The role that the application works as on an operator's own server, which has to be one that row-level security
/// binds: otherwise a wall that everybody counts on would silently not be there.
public record ApplicationRole(Login login) {
    /// Says nothing when the server cannot be reached yet: the start goes on, and reports that itself.
    public void refuseUnbound(String owner) {
        try (Connection connection = login.open();
                PreparedStatement statement = connection.prepareStatement("""
                        select rolsuper, rolbypassrls, exists (select from pg_roles o
                            where o.rolname = ? and pg_has_role(current_user, o.oid, 'member')) as owns
                        from pg_roles where rolname = current_user
                        """)) {
            statement.setString(1, owner);
            try (ResultSet role = statement.executeQuery()) {
                if (role.next()) {
                    refuse(role.getBoolean("rolsuper"), "is a superuser");
                    refuse(role.getBoolean("rolbypassrls"), "has BYPASSRLS");
                    refuse(role.getBoolean("owns"), "is a member of " + owner);
                }
            }
        } catch (SQLException notReachable) {
            // Reported by whoever needs the connection for its work.
        }
    }

    private void refuse(boolean mighty, String why) {
        if (mighty) {
            throw new StartRefused("The role " + login.user() + " of SHOWDOWN_DATABASE_USER " + why
                    + ", so row-level security would not keep workspaces apart; give it neither BYPASSRLS nor "
                    + "superuser, and no membership in the owner's role.");
        }
    }
}
