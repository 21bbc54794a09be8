/// One database per body: where it lies, how it is migrated, and the two ways into it, reading and
/// writing.
///
/// A feature reads through [jp.sekisho.server.database.BodyDatabase#read]; it changes data only
/// through the `evidence` kernel, which alone may call
/// [jp.sekisho.server.database.BodyDatabase#write].
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package jp.sekisho.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
