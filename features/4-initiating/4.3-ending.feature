Feature: How provisioning ends
  SWRA513C section 4.3. A process goes back and forth between configuration and confirmation until a profile is
  confirmed, the host stops it, nobody has been active for the inactivity time-out, or the device is reset before any
  profile. After success the device takes the role the start command asked for, after a stop or a time-out the one it
  had before. STOPPED says so, once the role has been switched.

  Rule: PROV-4.3-04 Ends when nobody is active

    @PROV-4.3-04 @PROV-4.3-19
    Scenario Outline: PROV-4.3-04/1 <process>, nobody comes
      Given an idle device
      When the host starts <process> for the short inactivity time-out
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-4.3-04
    Scenario: PROV-4.3-04/2 external configuration, nobody comes
      Given an idle device
      When the host starts external configuration for the short inactivity time-out
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound

    @PROV-4.3-04 @needs-phone @needs-smartconfig @needs-long
    Scenario Outline: PROV-4.3-04/3 nobody comes after a transmission that was broken off, <process>
      Given <process>, <moment>
      When the phone gives the device the profile "home" by SmartConfig, broken off
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound

      Examples:
        | process                     | moment                |
        | SmartConfig provisioning    | waiting for a profile |
        | AP+SmartConfig provisioning | waiting for a profile |
        | external configuration      | ready for the host    |

  Rule: PROV-4.3-05 Not before the time-out is over

    @PROV-4.3-05
    Scenario Outline: PROV-4.3-05/1 <process>
      Given an idle device
      When the host starts <process> for the short inactivity time-out
      Then the device reports nothing within the short inactivity time-out of sl_WlanProvisioning

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-06 Activity puts the end off

    @PROV-4.3-06 @needs-phone
    Scenario Outline: PROV-4.3-06/1 a profile shortly before the end, <process>
      Given an idle device
      And the host starts <process> for the short inactivity time-out
      And the late moment of activity passes
      And the phone joins the device
      When the phone gives the device the profile "home" over HTTP
      And the device reports the profile "home"
      Then the device reports nothing for the late moment of activity

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-07 A reset before any profile ends the process

    @PROV-4.3-07
    Scenario Outline: PROV-4.3-07/1 <process>
      Given <process>, waiting for a profile
      When the host calls sl_Stop
      And the host calls sl_Start
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-4.3-07
    Scenario: PROV-4.3-07/2 external configuration
      Given external configuration, ready for the host
      When the host calls sl_Stop
      And the host calls sl_Start
      Then sl_DeviceGet is served
      And the device reports nothing for the while after the start

    @PROV-4.3-07 @PROV-4.3-22
    Scenario Outline: PROV-4.3-07/3 nothing of it is left for the next process, <process>, <moment>
      Given <process>, <moment>
      And the host calls sl_Stop
      And the host calls sl_Start
      When the host tries to start AP provisioning
      Then the call is served

      Examples:
        | process                              | moment                |
        | AP provisioning                      | waiting for a profile |
        | external configuration               | ready for the host    |
        | auto-provisioning as a station       | waiting for a profile |
        | auto-provisioning as an access point | waiting for a profile |

    @PROV-4.3-07 @PROV-4.3-22
    Scenario: PROV-4.3-07/4 stopped and reset at once
      Given AP provisioning, waiting for a profile
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      And the host calls sl_Stop
      And the host calls sl_Start
      When the host tries to start AP provisioning
      Then the call is served

  Rule: PROV-4.3-08 A reset in the confirmation stage does not
    The sources contradict each other here (C3), so it is advice.

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-08/1 reset in <process>, <moment>
      Given <process>, <moment>
      When the host calls sl_Stop
      And the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                                    | moment                               |
        | AP provisioning                            | waiting for its result to be fetched |
        | AP provisioning                            | linked without an address            |
        | AP+SmartConfig provisioning                | linked without an address            |
        | AP+SmartConfig provisioning                | waiting for its result to be fetched |
        | AP provisioning with external confirmation | waiting for its result to be fetched |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                               |
        | SmartConfig provisioning | waiting for its result to be fetched |

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario: PROV-4.3-08/2 reset while it looks for the network
      Given AP provisioning, trying its profile
      When the host calls sl_Stop
      And the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

    @PROV-4.3-08 @needs-phone @needs-network
    Scenario: PROV-4.3-08/3 external configuration, a second profile over HTTP
      Given external configuration, after its network was not found
      And the network "home" is within reach
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      And the device reports the profile "home"
      And the device reports that it needs a restart
      When the host calls sl_Stop
      And the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

    @PROV-4.3-08 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-4.3-08/4 external configuration, a second profile by SmartConfig
      Given external configuration, after its network was not found
      And the network "home" is within reach
      And the phone gives the device the profile "home" by SmartConfig
      And the device reports the profile "home"
      And the device reports that it needs a restart
      When the host calls sl_Stop
      And the host calls sl_Start
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

  Rule: PROV-4.3-09 After a stop: the earlier role
    The stop names that role, so that both readings of its role argument (C4) expect the same.

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/1 <process> from role <role>
      Given a running device with:
        | role | <role> |
      And the host starts <process>
      And the early moment passes
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports that it has ended as <ended as>

      Examples:
        | role | process                     | ended as        |
        | STA  | AP provisioning             | a station       |
        | STA  | AP+SmartConfig provisioning | a station       |
        | STA  | SmartConfig provisioning    | a station       |
        | AP   | AP provisioning             | an access point |
        | AP   | SmartConfig provisioning    | an access point |
        | AP   | AP+SmartConfig provisioning | an access point |

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/2 <process>, stopped <moment>
      Given <process>, <moment>
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports that it has ended as <ended as>

      # pairs: stopped, 30 of 188 combinations; every pair of values is among them
      Examples: from 30 of 188 combinations
        | process                                                                                                 | moment                | ended as        |
        | AP provisioning                                                                                         | waiting for a profile | a station       |
        | AP+SmartConfig provisioning                                                                             | waiting for a profile | a station       |
        | external configuration                                                                                  | ready for the host    | a station       |
        | external configuration with external confirmation begun as an access point that ends as an access point | ready for the host    | an access point |

      @needs-phone
      Examples: from 30 of 188 combinations
        | process                                                                         | moment                    | ended as        |
        | AP provisioning                                                                 | with a profile to confirm | a station       |
        | AP provisioning begun as an access point that ends as an access point           | with a profile to confirm | an access point |
        | AP+SmartConfig provisioning with external confirmation begun as an access point | with a profile to confirm | an access point |
        | external configuration                                                          | waiting for its restart   | a station       |
        | external configuration begun as an access point                                 | waiting for its restart   | an access point |
        | external configuration with external confirmation that ends as an access point  | waiting for its restart   | a station       |

      @needs-smartconfig
      Examples: from 30 of 188 combinations
        | process                                                                                                   | moment                | ended as        |
        | SmartConfig provisioning with external confirmation begun as an access point that ends as an access point | waiting for a profile | an access point |

      @needs-network @needs-phone
      Examples: from 30 of 188 combinations
        | process                                                                         | moment                               | ended as        |
        | AP provisioning                                                                 | linked without an address            | a station       |
        | AP provisioning                                                                 | after its network was not found      | a station       |
        | AP provisioning                                                                 | after it got no address              | a station       |
        | AP provisioning begun as an access point                                        | after its result was not fetched     | an access point |
        | AP provisioning begun as an access point that ends as an access point           | waiting for its result to be fetched | an access point |
        | AP provisioning begun as an access point that ends as an access point           | after its key was refused            | an access point |
        | AP provisioning with external confirmation begun as an access point             | after it got no address              | an access point |
        | AP+SmartConfig provisioning                                                     | after its key was refused            | a station       |
        | AP+SmartConfig provisioning                                                     | after its result was not fetched     | a station       |
        | AP+SmartConfig provisioning that ends as an access point                        | after its network was not found      | a station       |
        | AP+SmartConfig provisioning that ends as an access point                        | after it got no address              | a station       |
        | AP+SmartConfig provisioning with external confirmation                          | waiting for its result to be fetched | a station       |
        | AP+SmartConfig provisioning with external confirmation begun as an access point | linked without an address            | an access point |

      @needs-network @needs-phone @needs-smartconfig
      Examples: from 30 of 188 combinations
        | process                                                                      | moment                               | ended as        |
        | SmartConfig provisioning                                                     | waiting for its result to be fetched | a station       |
        | SmartConfig provisioning that ends as an access point                        | linked without an address            | a station       |
        | SmartConfig provisioning that ends as an access point                        | after its result was not fetched     | a station       |
        | SmartConfig provisioning with external confirmation                          | after its key was refused            | a station       |
        | SmartConfig provisioning with external confirmation                          | after it got no address              | a station       |
        | SmartConfig provisioning with external confirmation begun as an access point | after its network was not found      | an access point |
      # end of pairs

    @PROV-4.3-09
    Scenario: PROV-4.3-09/3 a stop that names the other role
      Given AP provisioning, waiting for a profile
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_STOP |
        | RequestedRoleAfterSuccess | ROLE_AP                       |
        | InactivityTimeoutSec      | 0                             |
        | Flags                     | 0                             |
      Then it is recorded what reaches the host within the while after the start

  Rule: PROV-4.3-10 After a time-out: the earlier role

    @PROV-4.3-10
    Scenario Outline: PROV-4.3-10/1 <process> from role <role>
      Given a running device with:
        | role | <role> |
      When the host starts <process> for the short inactivity time-out
      Then the device reports that it has ended as <ended as>

      # pairs: timed out, 6 of 24 combinations; every pair of values is among them
      Examples: from 6 of 24 combinations
        | role | process                                                                             | ended as        |
        | AP   | AP provisioning that ends as an access point                                        | an access point |
        | STA  | AP provisioning with external confirmation                                          | a station       |
        | STA  | AP+SmartConfig provisioning                                                         | a station       |
        | AP   | AP+SmartConfig provisioning with external confirmation that ends as an access point | an access point |
        | STA  | SmartConfig provisioning that ends as an access point                               | a station       |
        | AP   | SmartConfig provisioning with external confirmation                                 | an access point |
      # end of pairs

  Rule: PROV-4.3-11 After success: the role asked for

    @PROV-4.3-11 @PROV-4.1-01 @PROV-7.1-02 @PROV-7.2-25 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-11/1 <process>
      Given <process>, waiting for its result to be fetched
      When the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports that it has ended as <ended as>

      # pairs: succeeded, 6 of 12 combinations; every pair of values is among them
      Examples: from 6 of 12 combinations
        | process                                                                           | ended as        |
        | AP provisioning                                                                   | a station       |
        | AP provisioning begun as an access point that ends as an access point             | an access point |
        | AP+SmartConfig provisioning                                                       | a station       |
        | AP+SmartConfig provisioning begun as an access point that ends as an access point | an access point |

      @needs-smartconfig
      Examples: from 6 of 12 combinations
        | process                                               | ended as        |
        | SmartConfig provisioning that ends as an access point | an access point |
        | SmartConfig provisioning begun as an access point     | a station       |
      # end of pairs

  Rule: PROV-4.3-12 The role for success is for success alone

    @PROV-4.3-12
    Scenario Outline: PROV-4.3-12/1 stopped by the host, <process> that ends as an access point
      Given an idle device
      And the host starts <process> that ends as an access point
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports that it has ended as a station

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-4.3-12
    Scenario: PROV-4.3-12/2 ended by inactivity
      Given an idle device
      When the host starts AP+SmartConfig provisioning that ends as an access point for the short inactivity time-out
      Then the device reports that it has ended as a station

  Rule: PROV-4.3-14 STOPPED comes after the role switch

    @PROV-4.3-14 @needs-phone
    Scenario: PROV-4.3-14/1 back as an access point, the phone can join at once
      Given a running device with:
        | role | AP |
      And the host starts SmartConfig provisioning
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      And the device reports that it has ended as an access point
      Then the phone sees at once the device's network

    @PROV-4.3-14
    Scenario Outline: PROV-4.3-14/2 the first call after STOPPED is served, <process>
      Given <process>, waiting for a profile
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      Then sl_DeviceGet is served

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-15 STOPPED comes once

    @PROV-4.3-15
    Scenario Outline: PROV-4.3-15/1 <process>, stopped by the host
      Given <process>, waiting for a profile
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing for the while after the start

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-20 A stop works in the configuration stage

    @PROV-4.3-20 @PROV-4.3-03 @PROV-4.3-13
    Scenario Outline: PROV-4.3-20/1 <process>
      Given <process>, waiting for a profile
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |
        | external configuration      |

  Rule: PROV-4.3-21 A stop works in the confirmation stage

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/1 <process>, <moment>
      Given <process>, <moment>
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                                                | moment                               |
        | AP provisioning                                        | linked without an address            |
        | AP provisioning                                        | waiting for its result to be fetched |
        | AP+SmartConfig provisioning                            | waiting for its result to be fetched |
        | AP+SmartConfig provisioning with external confirmation | waiting for its result to be fetched |

    @PROV-4.3-21 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-21/2 <process>, while it looks for the network
      Given <process>, trying its profile
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-22 After the end a new process can begin

    @PROV-4.3-22
    Scenario Outline: PROV-4.3-22/1 <second> after <first>
      Given <first>, waiting for a profile
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts <second>
      Then the call is served
      And sl_DeviceGet is refused

      Examples:
        | first                       | second                      |
        | AP provisioning             | AP provisioning             |
        | AP provisioning             | SmartConfig provisioning    |
        | SmartConfig provisioning    | AP+SmartConfig provisioning |

    @PROV-4.3-22
    Scenario: PROV-4.3-22/3 external configuration after AP+SmartConfig provisioning
      Given AP+SmartConfig provisioning, waiting for a profile
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts external configuration
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY

    @PROV-4.3-22 @needs-long
    Scenario: PROV-4.3-22/2 after a process in which the host has made many calls
      Given external configuration, ready for the host
      And the host calls sl_DeviceGet all along
      And the long working time of the host passes
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host starts AP provisioning
      Then the call is served

  Rule: PROV-4.3-23 A SmartConfig transmission that is broken off
    Nobody says how long the device waits for the rest, nor that the process survives it; a time-out of the
    synchronisation is none of its ends, though.

    @PROV-4.3-23 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-23/1 what the device reports, <process>
      Given <process>, <moment>
      When the phone gives the device the profile "home" by SmartConfig, broken off
      Then it is recorded what reaches the host within the report bound

      Examples:
        | process                              | moment                |
        | SmartConfig provisioning             | waiting for a profile |
        | AP+SmartConfig provisioning          | waiting for a profile |
        | external configuration               | ready for the host    |
        | auto-provisioning as a station       | waiting for a profile |
        | auto-provisioning as an access point | waiting for a profile |

    @PROV-4.3-23 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-23/2 whether another transmission is heard, <process>
      Given <process>, waiting for a profile
      And the phone gives the device the profile "home" by SmartConfig, broken off
      And the report bound passes
      When the phone gives the device the profile "home" by SmartConfig
      Then it is recorded what reaches the host within the while after the start

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-25 A stop ends a process that started by itself

    @PROV-4.3-25 @needs-phone
    Scenario: PROV-4.3-25/1 after a user was active
      Given auto-provisioning as an access point, with a profile to confirm
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then the call is served
      And the device reports SL_WLAN_PROVISIONING_STOPPED

  Rule: PROV-4.3-26 Between the stop and STOPPED

    @PROV-4.3-26
    Scenario Outline: PROV-4.3-26/1 a call in between, <process>, <moment>
      Given <process>, <moment>
      When the host orders SL_WLAN_PROVISIONING_CMD_STOP
      Then it is recorded whether every harmless command is refused

      Examples:
        | process                | moment                |
        | AP provisioning        | waiting for a profile |
        | external configuration | ready for the host    |

  Rule: PROV-4.3-27 What follows a reset

    @PROV-4.3-27
    Scenario: PROV-4.3-27/1 a reset before any profile
      Given AP provisioning, waiting for a profile
      And the host calls sl_Stop
      When the host calls sl_Start
      Then it is recorded what reaches the host within the while after the start
