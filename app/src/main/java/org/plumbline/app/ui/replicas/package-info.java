/// The side panel *Replicas*: a primary and its standbys as they are read again and again, and who should read from them.
package org.plumbline.app.ui.replicas;
