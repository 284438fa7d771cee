import type { OtherKinds } from '../../rows/guess-other-kind.ts';
import type { PaymentField } from '../transfers-fields.ts';

const common: readonly PaymentField[] = [
  ...(['transfer_id', 'amount', 'currency', 'payee_name', 'note'] as const),
  'row_number',
];

/** What people send in place of their payments: files of the other domains. */
export const paymentOtherKinds: OtherKinds = {
  common,
  kinds: [
    {
      name: 'claims',
      telling: [
        ['claim_id', 'claim_number', 'numero_de_sinistre', 'numero_sinistre', 'n_sinistre'],
        ['numero_de_police', 'numero_police', 'n_police', 'n_de_police', 'policy_number'],
        ['reglement_id', 'id_reglement', 'numero_de_reglement'],
        ['nom_assure_principal', 'assure_principal', 'assures_principal', 'main_insured'],
        ['total_mtt_reclame', 'montant_reclame', 'amount_claimed'],
        ['total_mtt_rembourse', 'montant_rembourse', 'amount_reimbursed'],
      ],
      supporting: [
        ['date_de_sinistre', 'date_sinistre', 'incident_date'],
        ['date_de_reglement', 'date_reglement', 'settlement_date'],
        ['nom_employeur', 'employeur', 'employer'],
        ['statut_assure', 'insured_status'],
      ],
    },
    {
      name: 'courses',
      telling: [
        ['title', 'titre', 'course_title', 'titre_du_cours', 'intitule', 'nom_du_cours'],
        ['instructor', 'formateur', 'enseignant', 'teacher', 'instructeur'],
        ['difficulty', 'difficulte', 'niveau', 'level'],
        ['lessons', 'lecons', 'curriculum'],
      ],
      supporting: [
        ['category', 'categorie'],
        ['duration', 'duree'],
        ['price', 'prix', 'tarif'],
        ['tags', 'mots_cles'],
        ['learning_mode', 'modalite'],
      ],
    },
  ],
};
