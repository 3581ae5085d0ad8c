import { useWords } from '../../../base/words.tsx';
import { Box, Chip, Drawing, Grey } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Who was called when somebody was in danger. */
export const urgent: Stop = {
  name: 'urgent',
  needs: ['seeAlerts'],
  at: '/desk/alerts',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/alerts">
        <Box lit alarming>
          <Chip alarming>{say('desk.duty.urgent')}</Chip>
          <Grey wide={60} />
        </Box>
        <Box>
          <Grey wide={50} />
        </Box>
      </Drawing>
    );
  },
};
