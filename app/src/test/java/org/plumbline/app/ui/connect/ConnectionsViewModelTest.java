package org.plumbline.app.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.Login;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;

class ConnectionsViewModelTest {
    private static final ConnectionProfile SHOP = ConnectionProfile.of("postgresql://postgres@127.0.0.1:1/shop");

    @TempDir
    private Path folder;

    private final PausedBackground background = new PausedBackground();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void aConnectionThatIsUnderWayIsNotBegunTwiceAndCanBeStopped() {
        var connections = remembering(SHOP);
        connections.connect(SHOP.id(), failures::add);
        connections.connect(SHOP.id(), failures::add);
        assertThat(background.jobs()).hasSize(1);
        assertThat(states(connections)).containsExactly(new ConnectionState.Connecting());

        connections.disconnect(SHOP.id());
        assertThat(background.jobs()).isEmpty();
        assertThat(states(connections)).containsExactly(new ConnectionState.Disconnected());

        connections.connect(SHOP.id(), failures::add);
        background.jobs().getFirst().cancel();
        assertThat(states(connections)).containsExactly(new ConnectionState.Disconnected());
        assertThat(failures).isEmpty();

        connections.connect(SHOP.id(), failures::add);
        background.goOn();
        assertThat(failures).hasSize(1);
        assertThat(states(connections)).containsExactly(new ConnectionState.Disconnected());
        connections.connect(SHOP.id(), failures::add);
        assertThat(background.jobs()).hasSize(1);
    }

    @Test
    void whatIsListedWhileItIsOpenIsRememberedOnceItIsSaved() {
        var connections = new ConnectionsViewModel(ProfilesFile.in(folder), new InlineBackground());
        connections.adopt(new Database(SHOP, Login.ofEnvironment()));
        connections.save(SHOP.named("The shop"));
        assertThat(connections.rows()).extracting(ConnectionRow::name).containsExactly("The shop");
        assertThat(ProfilesFile.in(folder).read().profiles()).extracting(ConnectionProfile::name).containsExactly("The shop");

        connections.disconnect(SHOP.id());
        assertThat(connections.rows()).hasSize(1);
    }

    private ConnectionsViewModel remembering(ConnectionProfile profile) {
        new ConnectionsViewModel(ProfilesFile.in(folder), new InlineBackground()).save(profile);
        return new ConnectionsViewModel(ProfilesFile.in(folder), background);
    }

    private static List<ConnectionState> states(ConnectionsViewModel connections) {
        return connections.rows().stream().map(ConnectionRow::state).toList();
    }
}
