Feature: How provisioning ends
  SWRA513C section 4.3. A process goes back and forth between configuration and confirmation until a profile is
  confirmed, the host stops it, nobody has been active for the inactivity time-out, or the device is reset before any
  profile. After success the device takes the role the start command asked for, after a stop or a time-out the one it
  had before. STOPPED says so, once the role has been switched.

  Rule: PROV-4.3-04 Ends when nobody is active

    @PROV-4.3-04 @PROV-4.3-19
    Scenario Outline: PROV-4.3-04/1 <process>, nobody comes
      Given an idle device
      When the host starts <process> with the short inactivity time-out (30 s)
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                               |
        | AP+SmartConfig provisioning after a stop              |
        | AP provisioning after a time-out and a reset          |
        | SmartConfig provisioning after a reset and a time-out |

      @needs-network @needs-phone
      Examples: with another past
        | process                                  |
        | SmartConfig provisioning after a success |

    @PROV-4.3-04
    Scenario: PROV-4.3-04/2 external configuration, nobody comes
      Given an idle device
      When the host starts external configuration with the short inactivity time-out (30 s)
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)

    @PROV-4.3-04 @needs-phone @needs-smartconfig @needs-long
    Scenario Outline: PROV-4.3-04/3 nobody comes after a transmission that was broken off, <process>
      Given <process> <moment>
      When the phone sends a part of the profile "home" by SmartConfig
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)

      Examples:
        | process                     | moment                   |
        | SmartConfig provisioning    | is waiting for a profile |
        | AP+SmartConfig provisioning | is waiting for a profile |
        | external configuration      | is ready for the host    |

  Rule: PROV-4.3-05 Not before the time-out is over

    @PROV-4.3-05
    Scenario Outline: PROV-4.3-05/1 <process>
      Given an idle device
      When the host starts <process> with the short inactivity time-out (30 s)
      Then the device reports nothing within the short inactivity time-out (30 s) after sl_WlanProvisioning

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                  |
        | AP provisioning after a stop                             |
        | SmartConfig provisioning after a time-out and a reset    |
        | AP+SmartConfig provisioning after a reset and a time-out |

      @needs-network @needs-phone
      Examples: with another past
        | process                                     |
        | AP+SmartConfig provisioning after a success |

  Rule: PROV-4.3-06 Activity puts the end off

    @PROV-4.3-06 @needs-phone
    Scenario Outline: PROV-4.3-06/1 a profile shortly before the end, <process>
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      And the late moment of activity (18 s) passes
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      Then the device reports nothing for the late moment of activity (18 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-07 A reset before any profile ends the process

    @PROV-4.3-07
    Scenario Outline: PROV-4.3-07/1 <process>
      Given <process> is waiting for a profile
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-4.3-07
    Scenario: PROV-4.3-07/2 external configuration
      Given external configuration is ready for the host
      When the host restarts the device
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start (10 s)

    @PROV-4.3-07 @PROV-4.3-22
    Scenario Outline: PROV-4.3-07/3 nothing of it is left for the next process, <process>, <moment>
      Given <process> <moment>
      And the host restarts the device
      When the host tries to start AP provisioning
      Then the call is served

      Examples:
        | process                              | moment                   |
        | AP provisioning                      | is waiting for a profile |
        | external configuration               | is ready for the host    |
        | auto-provisioning as a station       | is waiting for a profile |
        | auto-provisioning as an access point | is waiting for a profile |

      Examples: with another past
        | process                                                     | moment                   |
        | external configuration after a stop                         | is ready for the host    |
        | auto-provisioning as a station after a time-out and a reset | is waiting for a profile |

      @needs-network @needs-phone
      Examples: with another past
        | process                                               | moment                   |
        | AP provisioning after a success in its second attempt | is waiting for a profile |

    @PROV-4.3-07 @PROV-4.3-22
    Scenario Outline: PROV-4.3-07/4 stopped and reset at once, <process>
      Given <process> is waiting for a profile
      And the host stops provisioning
      And the host restarts the device
      When the host tries to start AP provisioning
      Then the call is served

      Examples:
        | process         |
        | AP provisioning |

      Examples: with another past
        | process                                      |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out |

      @needs-phone
      Examples: with another past
        | process                                           |
        | AP provisioning after a stop in its third attempt |

      @needs-network @needs-phone
      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-4.3-08 A reset in the confirmation stage does not
    The sources contradict each other here (C3), so it is advice.

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-08/1 reset in <process>, <moment>
      Given <process> <moment>
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                                    | moment                                       |
        | AP provisioning                            | is waiting for the phone to fetch the result |
        | AP provisioning                            | is waiting for an IP address                 |
        | AP+SmartConfig provisioning                | is waiting for an IP address                 |
        | AP+SmartConfig provisioning                | is waiting for the phone to fetch the result |
        | AP provisioning with external confirmation | is waiting for the phone to fetch the result |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                                       |
        | SmartConfig provisioning | is waiting for the phone to fetch the result |

      Examples: with another past
        | process                                                  | moment                                       |
        | AP provisioning after a success in its second attempt    | is waiting for the phone to fetch the result |
        | AP provisioning after a stop in its third attempt        | is waiting for an IP address                 |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for an IP address                 |
        | AP+SmartConfig provisioning after a reset and a time-out | is waiting for the phone to fetch the result |

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-08/2 reset while it looks for the network, <process>
      Given <process> has a profile to confirm
      And the network "home" is in range
      And the phone requests confirmation
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process         |
        | AP provisioning |

      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a reset and a time-out          |

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-08/3 external configuration, a second profile over HTTP, <process>
      Given <process> has failed to find the network
      And the network "home" is in range
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      And the device reports a restart request
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a success              |
        | external configuration after a reset and a time-out |

    @PROV-4.3-08 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-4.3-08/4 external configuration, a second profile by SmartConfig
      Given external configuration has failed to find the network
      And the network "home" is in range
      And the phone sends the profile "home" by SmartConfig
      And the device reports the profile "home"
      And the device reports a restart request
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

  Rule: PROV-4.3-09 After a stop: the earlier role
    The stop names that role, so that both readings of its role argument (C4) expect the same.

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/1 <process> from role <role>
      Given a running device with:
        | role | <role> |
      And the host starts <process>
      And the early moment (1 s) passes
      When the host stops provisioning
      Then the process ends in role <role at the end>

      Examples:
        | role | process                     | role at the end |
        | STA  | AP provisioning             | STA             |
        | STA  | AP+SmartConfig provisioning | STA             |
        | STA  | SmartConfig provisioning    | STA             |
        | AP   | AP provisioning             | AP              |
        | AP   | SmartConfig provisioning    | AP              |
        | AP   | AP+SmartConfig provisioning | AP              |

      Examples: with another past
        | role | process                                               | role at the end |
        | STA  | SmartConfig provisioning after a time-out and a reset | STA             |

      @needs-network @needs-phone
      Examples: with another past
        | role | process                                               | role at the end |
        | STA  | AP provisioning after a success in its second attempt | STA             |

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/2 When <process> <moment>, a stop leads to role <role at the end> (final role <final role>)
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
        | final role   | <final role>   |
      When the host stops provisioning
      Then the process ends in role <role at the end>

      # pairs: stopped, 30 of 188 combinations; every pair of values is among them
      Examples: from 30 of 188 combinations
        | process                                           | initial role | final role | moment                   | role at the end |
        | AP provisioning                                   | STA          | STA        | is waiting for a profile | STA             |
        | AP+SmartConfig provisioning                       | STA          | STA        | is waiting for a profile | STA             |
        | external configuration                            | STA          | STA        | is ready for the host    | STA             |
        | external configuration with external confirmation | AP           | AP         | is ready for the host    | AP              |

      @needs-phone
      Examples: from 30 of 188 combinations
        | process                                                | initial role | final role | moment                     | role at the end |
        | AP provisioning                                        | STA          | STA        | has a profile to confirm   | STA             |
        | AP provisioning                                        | AP           | AP         | has a profile to confirm   | AP              |
        | AP+SmartConfig provisioning with external confirmation | AP           | STA        | has a profile to confirm   | AP              |
        | external configuration                                 | STA          | STA        | is waiting for its restart | STA             |
        | external configuration                                 | AP           | STA        | is waiting for its restart | AP              |
        | external configuration with external confirmation      | STA          | AP         | is waiting for its restart | STA             |

      @needs-smartconfig
      Examples: from 30 of 188 combinations
        | process                                             | initial role | final role | moment                   | role at the end |
        | SmartConfig provisioning with external confirmation | AP           | AP         | is waiting for a profile | AP              |

      @needs-network @needs-phone
      Examples: from 30 of 188 combinations
        | process                                                | initial role | final role | moment                                       | role at the end |
        | AP provisioning                                        | STA          | STA        | is waiting for an IP address                 | STA             |
        | AP provisioning                                        | STA          | STA        | has failed to find the network               | STA             |
        | AP provisioning                                        | STA          | STA        | has failed to get an IP address              | STA             |
        | AP provisioning                                        | AP           | STA        | has failed to deliver the result             | AP              |
        | AP provisioning                                        | AP           | AP         | is waiting for the phone to fetch the result | AP              |
        | AP provisioning                                        | AP           | AP         | has failed to connect                        | AP              |
        | AP provisioning with external confirmation             | AP           | STA        | has failed to get an IP address              | AP              |
        | AP+SmartConfig provisioning                            | STA          | STA        | has failed to connect                        | STA             |
        | AP+SmartConfig provisioning                            | STA          | STA        | has failed to deliver the result             | STA             |
        | AP+SmartConfig provisioning                            | STA          | AP         | has failed to find the network               | STA             |
        | AP+SmartConfig provisioning                            | STA          | AP         | has failed to get an IP address              | STA             |
        | AP+SmartConfig provisioning with external confirmation | STA          | STA        | is waiting for the phone to fetch the result | STA             |
        | AP+SmartConfig provisioning with external confirmation | AP           | STA        | is waiting for an IP address                 | AP              |

      @needs-network @needs-phone @needs-smartconfig
      Examples: from 30 of 188 combinations
        | process                                             | initial role | final role | moment                                       | role at the end |
        | SmartConfig provisioning                            | STA          | STA        | is waiting for the phone to fetch the result | STA             |
        | SmartConfig provisioning                            | STA          | AP         | is waiting for an IP address                 | STA             |
        | SmartConfig provisioning                            | STA          | AP         | has failed to deliver the result             | STA             |
        | SmartConfig provisioning with external confirmation | STA          | STA        | has failed to connect                        | STA             |
        | SmartConfig provisioning with external confirmation | STA          | STA        | has failed to get an IP address              | STA             |
        | SmartConfig provisioning with external confirmation | AP           | STA        | has failed to find the network               | AP              |
      # end of pairs

      @needs-phone
      Examples: with another past
        | process                             | initial role | final role | moment                     | role at the end |
        | external configuration after a stop | STA          | STA        | is waiting for its restart | STA             |

      @needs-network @needs-phone
      Examples: with another past
        | process                                      | initial role | final role | moment                           | role at the end |
        | AP provisioning after a time-out and a reset | AP           | STA        | has failed to deliver the result | AP              |

    @PROV-4.3-09
    Scenario: PROV-4.3-09/3 a stop that names the other role
      Given AP provisioning is waiting for a profile
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_STOP |
        | RequestedRoleAfterSuccess | ROLE_AP                       |
        | InactivityTimeoutSec      | 0                             |
        | Flags                     | 0                             |
      Then the suite records what the host receives within the while after the start (10 s)

  Rule: PROV-4.3-10 After a time-out: the earlier role

    @PROV-4.3-10
    Scenario Outline: PROV-4.3-10/1 <process> from role <role>
      Given a running device with:
        | role | <role> |
      When the host starts <process> with the short inactivity time-out (30 s), with the roles:
        | final role | <final role> |
      Then the process ends in role <role at the end>

      # pairs: timed out, 6 of 24 combinations; every pair of values is among them
      Examples: from 6 of 24 combinations
        | role | process                                                | final role | role at the end |
        | AP   | AP provisioning                                        | AP         | AP              |
        | STA  | AP provisioning with external confirmation             | STA        | STA             |
        | STA  | AP+SmartConfig provisioning                            | STA        | STA             |
        | AP   | AP+SmartConfig provisioning with external confirmation | AP         | AP              |
        | STA  | SmartConfig provisioning                               | AP         | STA             |
        | AP   | SmartConfig provisioning with external confirmation    | STA        | AP              |
      # end of pairs

  Rule: PROV-4.3-11 After success: the role asked for

    @PROV-4.3-11 @PROV-4.1-01 @PROV-7.1-02 @PROV-7.2-25 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-11/1 After its success <process> from role <initial role> ends in the final role <final role>
      Given <process> is waiting for the phone to fetch the result, with the roles:
        | initial role | <initial role> |
        | final role   | <final role>   |
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the process ends in role <role at the end>

      # pairs: succeeded, 6 of 12 combinations; every pair of values is among them
      Examples: from 6 of 12 combinations
        | process                     | initial role | final role | role at the end |
        | AP provisioning             | STA          | STA        | STA             |
        | AP provisioning             | AP           | AP         | AP              |
        | AP+SmartConfig provisioning | STA          | STA        | STA             |
        | AP+SmartConfig provisioning | AP           | AP         | AP              |

      @needs-smartconfig
      Examples: from 6 of 12 combinations
        | process                  | initial role | final role | role at the end |
        | SmartConfig provisioning | STA          | AP         | AP              |
        | SmartConfig provisioning | AP           | STA        | STA             |
      # end of pairs

  Rule: PROV-4.3-12 The role for success is for success alone

    @PROV-4.3-12
    Scenario Outline: PROV-4.3-12/1 stopped by the host, <process> that ends as an access point
      Given an idle device
      And the host starts <process>, with the roles:
        | final role | AP |
      When the host stops provisioning
      Then the process ends in role STA

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-4.3-12
    Scenario: PROV-4.3-12/2 ended by inactivity
      Given an idle device
      When the host starts AP+SmartConfig provisioning with the short inactivity time-out (30 s), with the roles:
        | final role | AP |
      Then the process ends in role STA

  Rule: PROV-4.3-14 STOPPED comes after the role switch

    @PROV-4.3-14 @needs-phone
    Scenario: PROV-4.3-14/1 back as an access point, the phone can join at once
      Given a running device with:
        | role | AP |
      And the host starts SmartConfig provisioning
      When the host stops provisioning
      And the process ends in role AP
      Then the phone sees the device AP at once

    @PROV-4.3-14
    Scenario Outline: PROV-4.3-14/2 the first call after STOPPED is served, <process>
      Given <process> is waiting for a profile
      When the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      Then sl_DeviceGet is served

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                  |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out             |

      @needs-network @needs-phone
      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |

      @needs-phone @needs-smartconfig
      Examples: with another past
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

  Rule: PROV-4.3-15 STOPPED comes once

    @PROV-4.3-15
    Scenario Outline: PROV-4.3-15/1 <process>, stopped by the host
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-20 A stop works in the configuration stage

    @PROV-4.3-20 @PROV-4.3-03 @PROV-4.3-13
    Scenario Outline: PROV-4.3-20/1 <process>
      Given <process> is waiting for a profile
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |
        | external configuration      |

      Examples: with another past
        | process                                                  |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | external configuration after a reset and a time-out      |

      @needs-network @needs-phone
      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |

      @needs-phone @needs-smartconfig
      Examples: with another past
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |

  Rule: PROV-4.3-21 A stop works in the confirmation stage

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/1 <process>, <moment>
      Given <process> <moment>
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                                                | moment                                       |
        | AP provisioning                                        | is waiting for an IP address                 |
        | AP provisioning                                        | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning                            | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with external confirmation | is waiting for the phone to fetch the result |

      Examples: with another past
        | process                                               | moment                       |
        | AP provisioning after a success in its second attempt | is waiting for an IP address |

    @PROV-4.3-21 @needs-phone
    Scenario Outline: PROV-4.3-21/2 <process>, while it looks for the network
      Given <process> has a profile to confirm
      And the phone requests confirmation
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

      @needs-network
      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-4.3-22 After the end a new process can begin

    @PROV-4.3-22
    Scenario Outline: PROV-4.3-22/1 <second> after <first>
      Given <first> is waiting for a profile
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts <second>
      Then the call is served
      And sl_DeviceGet is refused

      Examples:
        | first                       | second                      |
        | AP provisioning             | AP provisioning             |
        | AP provisioning             | SmartConfig provisioning    |
        | SmartConfig provisioning    | AP+SmartConfig provisioning |
        | AP+SmartConfig provisioning | external configuration      |

    @PROV-4.3-22 @needs-long
    Scenario: PROV-4.3-22/2 after a process in which the host has made many calls
      Given external configuration is ready for the host
      And the host polls sl_DeviceGet every second
      And the long working time of the host (3 min) passes
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts AP provisioning
      Then the call is served

  Rule: PROV-4.3-23 A SmartConfig transmission that is broken off
    Nobody says how long the device waits for the rest, nor that the process survives it; a time-out of the
    synchronisation is none of its ends, though.

    @PROV-4.3-23 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-23/1 what the device reports, <process>
      Given <process> <moment>
      When the phone sends a part of the profile "home" by SmartConfig
      Then the suite records what the host receives within the report bound (1 min)

      Examples:
        | process                              | moment                   |
        | SmartConfig provisioning             | is waiting for a profile |
        | AP+SmartConfig provisioning          | is waiting for a profile |
        | external configuration               | is ready for the host    |
        | auto-provisioning as a station       | is waiting for a profile |
        | auto-provisioning as an access point | is waiting for a profile |

    @PROV-4.3-23 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-23/2 whether another transmission is heard, <process>
      Given <process> is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      And the report bound (1 min) passes
      When the phone sends the profile "home" by SmartConfig
      Then the suite records what the host receives within the while after the start (10 s)

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-25 A stop ends a process that started by itself

    @PROV-4.3-25 @needs-phone
    Scenario: PROV-4.3-25/1 after a user was active
      Given auto-provisioning as an access point has a profile to confirm
      When the host stops provisioning
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

  Rule: PROV-4.3-26 Between the stop and STOPPED

    @PROV-4.3-26
    Scenario Outline: PROV-4.3-26/1 a call in between, <process>, <moment>
      Given <process> <moment>
      When the host stops provisioning
      Then the suite records whether every harmless command is refused

      Examples:
        | process                | moment                   |
        | AP provisioning        | is waiting for a profile |
        | external configuration | is ready for the host    |

  Rule: PROV-4.3-27 What follows a reset

    @PROV-4.3-27
    Scenario: PROV-4.3-27/1 a reset before any profile
      Given AP provisioning is waiting for a profile
      When the host restarts the device
      Then the suite records what the host receives within the while after the start (10 s)
