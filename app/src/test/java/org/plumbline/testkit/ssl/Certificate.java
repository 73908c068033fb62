package org.plumbline.testkit.ssl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/// A certificate that nobody but itself has signed, with its key, as files of one folder.
///
/// @param certificate PEM, `NAME.crt`
/// @param key PEM, `NAME.key`
/// @param pk8 the same key as PKCS #8 in DER, `NAME.pk8`, as the JDBC driver reads it
public record Certificate(Path certificate, Path key, Path pk8) {
    private static final String PASSWORD = "changeit";

    /// Of this common name, which is its host name too; with an RSA key, as the JDBC driver reads no other kind from PEM. The JDK's own
    /// tool makes it; it keeps keys in a store alone, so that ours is taken out of it.
    public static Certificate make(Path folder, String name, String commonName) {
        Path store = folder.resolve(name + ".p12");
        var made = new Certificate(folder.resolve(name + ".crt"), folder.resolve(name + ".key"), folder.resolve(name + ".pk8"));
        try {
            String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process tool = new ProcessBuilder(keytool, "-genkeypair", "-alias", "it", "-keyalg", "RSA", "-validity", "30",
                    "-dname", "CN=" + commonName, "-ext", "san=dns:" + commonName, "-ext", "bc:c",
                    "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            byte[] key = keys.getKey("it", PASSWORD.toCharArray()).getEncoded();
            pem(made.certificate(), "CERTIFICATE", keys.getCertificate("it").getEncoded());
            pem(made.key(), "PRIVATE KEY", key);
            Files.write(made.pk8(), key);
            for (Path secret : List.of(made.key(), made.pk8())) {
                Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            }
            return made;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private static void pem(Path file, String what, byte[] bytes) throws IOException {
        Files.writeString(file, "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n");
    }
}
