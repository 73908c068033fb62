package org.plumbline.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The account that PostgreSQL's programs run under: `initdb` and `postgres` refuse to run as root.
public enum RunAs {
    /// An ordinary user: no ceremony.
    ONESELF,
    /// Root where user namespaces are allowed: inside its own one a process is not root, yet its files stay ours.
    OWN_NAMESPACE,
    /// Root where they are not: uid 65534, which owns the files too.
    NOBODY;

    private static final String NOBODY_ID = "65534";

    /// The one that suits this process.
    public static RunAs current() {
        return Chosen.ACCOUNT;
    }

    /// The command line that runs `command` under this account.
    List<String> wrap(List<String> command) {
        var wrapped = new ArrayList<String>(switch (this) {
            case ONESELF -> List.of();
            case OWN_NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
        });
        wrapped.addAll(command);
        return wrapped;
    }

    /// Where files that outlive a run are kept: `wanted`, or, where this account could not reach it, a folder of that name that it can.
    public Path cache(Path wanted) {
        return this == NOBODY ? Path.of("/var/cache").resolve(wanted.getFileName()) : wanted;
    }

    /// Hands a folder that we made to this account.
    public Path own(Path folder) throws IOException {
        if (this == NOBODY) {
            Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY_ID));
        }
        return folder;
    }

    private static final class Chosen {
        private static final RunAs ACCOUNT = choose();

        private static RunAs choose() {
            if (!System.getProperty("user.name").equals("root")) {
                return ONESELF;
            }
            return Program.succeeds(List.of("unshare", "-U", "true")) ? OWN_NAMESPACE : NOBODY;
        }
    }
}
