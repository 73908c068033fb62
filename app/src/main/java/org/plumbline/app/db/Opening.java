package org.plumbline.app.db;

import java.util.Optional;

/// How a database is opened by a person, who is asked for what is missing.
public final class Opening {
    private static final int MOST_QUESTIONS = 5;

    private Opening() {}

    /// Connected, when this returns; what is missing is asked for.
    ///
    /// @param login closed with the database, or when this fails
    /// @throws ServerFailure why not, and what to try
    public static Database of(ConnectionProfile profile, Login login, Prompt prompt) throws ServerFailure {
        Login known = login;
        for (int asked = 0; ; asked++) {
            var database = new Database(profile, known);
            try {
                database.open();
                return database;
            } catch (ServerFailure failure) {
                Optional<Login> more = asked < MOST_QUESTIONS ? asked(failure, profile, known, prompt) : Optional.empty();
                if (more.isEmpty()) {
                    database.close();
                    throw failure;
                }
                known = more.get();
            }
        }
    }

    private static Optional<Login> asked(ServerFailure failure, ConnectionProfile profile, Login known, Prompt prompt) {
        return switch (failure.kind()) {
            case PASSWORD -> prompt.secret(failure, profile).map(known::withPassword);
            case SSH_SECRET -> prompt.secret(failure, profile).map(known::withSshSecret);
            case UNKNOWN_HOST_KEY -> prompt.trusts(failure) ? Optional.of(known.trusting(failure.detail())) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
