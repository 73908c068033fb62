package org.plumbline.app.db;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.plumbline.app.db.ServerFailure.Kind;

/// Whether an SSH server is the one it was before, by its line in `known_hosts`. An unknown one is accepted, and written there, when the
/// person has accepted its fingerprint; a changed key never is.
final class HostKeys implements ServerKeyVerifier {
    private final SshSettings server;
    private final Optional<String> trusted;
    private final Path file;
    private final KnownHostsServerKeyVerifier known;
    private volatile ServerFailure refusal;

    HostKeys(SshSettings server, Optional<String> trusted) {
        this.server = server;
        this.trusted = trusted;
        this.file = server.knownHosts().map(Path::of).orElseGet(() -> Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
        this.known = new KnownHostsServerKeyVerifier((_, _, key) -> acceptUnknown(key), file);
        this.known.setModifiedServerKeyAcceptor((_, _, _, expected, actual) -> refuseChanged(expected, actual));
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException _) {
            // then the accepted key is asked for again next time
        }
        return known.verifyServerKey(session, address, key);
    }

    /// Why the server was refused, if it was.
    Optional<ServerFailure> refusal() {
        return Optional.ofNullable(refusal);
    }

    private boolean acceptUnknown(PublicKey key) {
        String fingerprint = KeyUtils.getFingerPrint(key);
        if (trusted.filter(fingerprint::equals).isPresent()) {
            return true;
        }
        refusal = new ServerFailure(Kind.UNKNOWN_HOST_KEY, "The SSH server " + server.host() + ":" + server.portOrDefault()
                + " is not known yet. Its key is " + KeyUtils.getKeyType(key) + " " + fingerprint
                + ". Trust it only if that is the fingerprint that its administrator names.", fingerprint, null);
        return false;
    }

    private boolean refuseChanged(PublicKey expected, PublicKey actual) {
        refusal = new ServerFailure(Kind.CHANGED_HOST_KEY, "The key of the SSH server " + server.host() + ":" + server.portOrDefault()
                + " is another than before (" + KeyUtils.getFingerPrint(actual) + ", it was " + KeyUtils.getFingerPrint(expected)
                + "). Either it was set up anew, or somebody stands in between. Ask its administrator; if the new key is right, remove the "
                + "old line from " + file + ".", null);
        return false;
    }
}
