package org.plumbline.app.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.ConnectionProfile;
import tools.jackson.core.JacksonException;

/// `connections.json` beside the preferences: the databases that a person connects to, without passwords. It may be edited by hand; one
/// that cannot be read is never written over.
///
/// @param path may not exist yet
public record ProfilesFile(Path path) {
    /// What is in it.
    ///
    /// @param trouble why it could not be read, as a sentence; then no profile is known
    public record Content(List<ConnectionProfile> profiles, Optional<String> trouble) {
        public Content {
            profiles = List.copyOf(profiles);
        }
    }

    public static ProfilesFile in(Path configDirectory) {
        return new ProfilesFile(configDirectory.resolve("connections.json"));
    }

    public Content read() {
        try {
            return new Content(ProfilesJson.parse(Files.readString(path)), Optional.empty());
        } catch (NoSuchFileException _) {
            return new Content(List.of(), Optional.empty());
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            return refused((line > 0 ? "line " + line + ": " : "") + broken.getOriginalMessage() + ".");
        } catch (CharacterCodingException _) {
            return refused("it is not UTF-8.");
        } catch (IOException unreadable) {
            return refused(unreadable.getMessage() + ".");
        } catch (IllegalArgumentException wrong) {
            return refused(wrong.getMessage());
        }
    }

    /// All or nothing. What could not be read is kept beside it, as `connections.broken-1.json` and so on.
    ///
    /// @throws IOException when it cannot be written
    public void write(List<ConnectionProfile> profiles) throws IOException {
        if (read().trouble().isPresent()) {
            Files.move(path, free());
        }
        WholeFile.write(path, ProfilesJson.print(profiles));
    }

    private Path free() {
        int number = 1;
        while (Files.exists(path.resolveSibling("connections.broken-" + number + ".json"))) {
            number++;
        }
        return path.resolveSibling("connections.broken-" + number + ".json");
    }

    private Content refused(String why) {
        return new Content(List.of(), Optional.of("The connections in " + path + " cannot be read: " + why
                + " Mend the file and start again; if a connection is saved first, the file is kept beside the new one."));
    }
}
