import path from 'node:path';

const VERSION = '2.19.6';

/** Modules that the minimal distribution comes without, and the class each begins with. */
const modules = [
  ['analysis-common', 'org.opensearch.analysis.common.CommonAnalysisPlugin', 'lang-painless'],
  ['mapper-extras', 'org.opensearch.index.mapper.MapperExtrasPlugin', ''],
  ['lang-painless', 'org.opensearch.painless.PainlessPlugin', ''],
  ['reindex', 'org.opensearch.index.reindex.ReindexPlugin', ''],
];

const painlessPolicy = `grant {
  permission java.lang.RuntimePermission "createClassLoader";
  permission java.lang.RuntimePermission "getClassLoader";
  permission org.opensearch.script.ClassPermission "<<STANDARD>>";
  permission org.opensearch.script.ClassPermission "org.opensearch.painless.*";
};
`;

/**
 * Maven gives the modules' jars without the descriptor that makes a folder a module.
 *
 * @param {string} home folder of OpenSearch
 * @param {(file: string, text: string) => void} write
 */
export function writeModuleDescriptors(home, write) {
  for (const [name, className, extended] of modules) {
    const lines = [
      `description=${name}`,
      `version=${VERSION}`,
      `name=${name}`,
      `classname=${className}`,
      'java.version=11',
      `opensearch.version=${VERSION}`,
      'custom.foldername=',
      `extended.plugins=${extended}`,
      'has.native.controller=false',
    ];
    write(
      path.join(home, 'modules', name, 'plugin-descriptor.properties'),
      `${lines.join('\n')}\n`,
    );
  }
  write(path.join(home, 'modules', 'lang-painless', 'plugin-security.policy'), painlessPolicy);
}
