import type { MessageTable } from '../../messages/message.ts';

/** Why a `callback_url` will not be called; the bulk goes on. */
export const callbackUrlMessages = {
  'TRF-K11': {
    fr: {
      message: 'L’adresse callback_url ne sera pas appelée.',
      cause: 'Elle n’est pas une adresse publique en https.',
      fix: 'Le lot se poursuit. Suivez son état ici, et donnez la prochaine fois une adresse https publique.',
    },
    en: {
      message: 'The address callback_url will not be called.',
      cause: 'It is not a public https address.',
      fix: 'The bulk goes on. Follow its status here, and give a public https address next time.',
    },
  },
  'TRF-K11-MALFORMED': {
    fr: {
      message: 'L’adresse callback_url ne sera pas appelée : ce n’est pas une adresse.',
      cause: 'Le texte indiqué ne contient ni https:// ni nom de serveur.',
      fix: 'Le lot se poursuit. Donnez la prochaine fois une adresse complète, par exemple https://exemple.sn/transferts.',
    },
    en: {
      message: 'The address callback_url will not be called: it is not an address.',
      cause: 'The text given has no https:// or no name of a server.',
      fix: 'The bulk goes on. Give a whole address next time, https://example.sn/transfers for instance.',
    },
  },
  'TRF-K11-NOT-HTTPS': {
    fr: {
      message: 'L’adresse callback_url ne sera pas appelée : elle ne commence pas par https.',
      cause: 'Sans https, n’importe qui sur le chemin pourrait lire ou modifier le message.',
      fix: 'Le lot se poursuit. Donnez la prochaine fois une adresse https.',
    },
    en: {
      message: 'The address callback_url will not be called: it does not begin with https.',
      cause: 'Without https anybody on the way could read or change the message.',
      fix: 'The bulk goes on. Give an https address next time.',
    },
  },
  'TRF-K11-CREDENTIALS': {
    fr: {
      message:
        'L’adresse callback_url ne sera pas appelée : elle contient un nom d’utilisateur ou un mot de passe.',
      cause: 'Un mot de passe mis dans une adresse finit par être lu par d’autres.',
      fix: 'Le lot se poursuit. Donnez une adresse sans identifiants : l’appel est signé, votre serveur peut le vérifier.',
    },
    en: {
      message: 'The address callback_url will not be called: it holds a user name or a password.',
      cause: 'A password in an address ends up being read by others.',
      fix: 'The bulk goes on. Give an address without them: the call is signed, your server can check it.',
    },
  },
  'TRF-K11-PORT': {
    fr: {
      message: 'L’adresse callback_url ne sera pas appelée : son port est réservé à autre chose.',
      cause:
        'Les ports en dessous de 1024 servent au courrier, aux fichiers et à d’autres services.',
      fix: 'Le lot se poursuit. Utilisez le port 443, 80 ou un port à partir de 1024.',
    },
    en: {
      message: 'The address callback_url will not be called: its port is kept for other things.',
      cause: 'Ports below 1024 serve mail, files and other services.',
      fix: 'The bulk goes on. Use port 443, 80 or one from 1024 on.',
    },
  },
  'TRF-K11-INTERNAL': {
    fr: {
      message: 'L’adresse callback_url ne sera pas appelée : elle mène à un réseau interne.',
      cause: 'Quai n’appelle que des adresses publiques, pour ne pas ouvrir un réseau interne.',
      fix: 'Le lot se poursuit. Donnez une adresse joignable depuis Internet.',
    },
    en: {
      message: 'The address callback_url will not be called: it leads into an internal network.',
      cause: 'Quai calls public addresses only, so that no internal network is opened.',
      fix: 'The bulk goes on. Give an address that can be reached from the internet.',
    },
  },
} as const satisfies MessageTable;
