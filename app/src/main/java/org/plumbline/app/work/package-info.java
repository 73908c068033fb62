/// The only door to threads: [org.plumbline.app.work.Background].
package org.plumbline.app.work;
